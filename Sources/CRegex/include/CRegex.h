// The C face of RE2: Go's regular-expression syntax, matched in time linear in the text whatever the pattern.
#ifndef YARE_CREGEX_H
#define YARE_CREGEX_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct yare_regex yare_regex;

/// What can be wrong with a pattern, in the order of RE2's own codes.
typedef enum yare_regex_fault {
    YARE_REGEX_NO_FAULT = 0,
    YARE_REGEX_INTERNAL,
    YARE_REGEX_BAD_ESCAPE,
    YARE_REGEX_BAD_CLASS,
    YARE_REGEX_BAD_CLASS_RANGE,
    YARE_REGEX_MISSING_BRACKET,
    YARE_REGEX_MISSING_PARENTHESIS,
    YARE_REGEX_UNEXPECTED_PARENTHESIS,
    YARE_REGEX_TRAILING_BACKSLASH,
    YARE_REGEX_REPEAT_ARGUMENT,
    YARE_REGEX_REPEAT_SIZE,
    YARE_REGEX_REPEAT_OPERATOR,
    YARE_REGEX_BAD_PERL_OPERATOR,
    YARE_REGEX_BAD_UTF8,
    YARE_REGEX_BAD_NAMED_CAPTURE,
    YARE_REGEX_TOO_LARGE,
} yare_regex_fault;

/// Compiles a pattern. Returns NULL when memory runs out; otherwise ask yare_regex_error whether the pattern was good.
/// `posix_longest` asks for leftmost-longest matches instead of Perl's leftmost-first.
yare_regex *yare_regex_new(const char *pattern, size_t length, bool posix_longest, long max_memory);

void yare_regex_free(yare_regex *regex);

/// What is wrong with the pattern.
yare_regex_fault yare_regex_error(const yare_regex *regex);

/// The part of the pattern that is wrong. The text lives as long as the handle.
const char *yare_regex_error_argument(const yare_regex *regex, size_t *length);

/// How many capturing groups the pattern has, the whole match not counted.
int yare_regex_group_count(const yare_regex *regex);

/// The number of the group with a name, or -1.
int yare_regex_group_number(const yare_regex *regex, const char *name, size_t length);

/// Looks for the first match at or after `start`. On success fills `starts` and `ends` with byte offsets, the whole
/// match first, -1 for a group that took no part; both arrays hold `groups` elements. With no groups it only tells
/// whether there is a match, which is quicker.
bool yare_regex_match(
    const yare_regex *regex, const char *text, size_t length, size_t start, int groups, long *starts, long *ends);

#ifdef __cplusplus
}
#endif

#endif
