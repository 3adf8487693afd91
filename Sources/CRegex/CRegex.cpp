#include "CRegex.h"

#include <new>
#include <string>
#include <vector>

#include <re2/re2.h>

struct yare_regex {
    RE2 re;

    yare_regex(re2::StringPiece pattern, const RE2::Options &options) : re(pattern, options) {}
};

extern "C" {

yare_regex *yare_regex_new(const char *pattern, size_t length, bool posix_longest, long max_memory) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_longest_match(posix_longest);
    options.set_max_mem(max_memory);
    return new (std::nothrow) yare_regex(re2::StringPiece(pattern, length), options);
}

void yare_regex_free(yare_regex *regex) { delete regex; }

yare_regex_fault yare_regex_error(const yare_regex *regex) {
    switch (regex->re.error_code()) {
    case RE2::NoError: return YARE_REGEX_NO_FAULT;
    case RE2::ErrorInternal: return YARE_REGEX_INTERNAL;
    case RE2::ErrorBadEscape: return YARE_REGEX_BAD_ESCAPE;
    case RE2::ErrorBadCharClass: return YARE_REGEX_BAD_CLASS;
    case RE2::ErrorBadCharRange: return YARE_REGEX_BAD_CLASS_RANGE;
    case RE2::ErrorMissingBracket: return YARE_REGEX_MISSING_BRACKET;
    case RE2::ErrorMissingParen: return YARE_REGEX_MISSING_PARENTHESIS;
    case RE2::ErrorUnexpectedParen: return YARE_REGEX_UNEXPECTED_PARENTHESIS;
    case RE2::ErrorTrailingBackslash: return YARE_REGEX_TRAILING_BACKSLASH;
    case RE2::ErrorRepeatArgument: return YARE_REGEX_REPEAT_ARGUMENT;
    case RE2::ErrorRepeatSize: return YARE_REGEX_REPEAT_SIZE;
    case RE2::ErrorRepeatOp: return YARE_REGEX_REPEAT_OPERATOR;
    case RE2::ErrorBadPerlOp: return YARE_REGEX_BAD_PERL_OPERATOR;
    case RE2::ErrorBadUTF8: return YARE_REGEX_BAD_UTF8;
    case RE2::ErrorBadNamedCapture: return YARE_REGEX_BAD_NAMED_CAPTURE;
    case RE2::ErrorPatternTooLarge: return YARE_REGEX_TOO_LARGE;
    }
    return YARE_REGEX_INTERNAL;
}

const char *yare_regex_error_argument(const yare_regex *regex, size_t *length) {
    *length = regex->re.error_arg().size();
    return regex->re.error_arg().data();
}

int yare_regex_group_count(const yare_regex *regex) { return regex->re.NumberOfCapturingGroups(); }

int yare_regex_group_number(const yare_regex *regex, const char *name, size_t length) {
    const auto &groups = regex->re.NamedCapturingGroups();
    auto found = groups.find(std::string(name, length));
    return found == groups.end() ? -1 : found->second;
}

bool yare_regex_match(
    const yare_regex *regex, const char *text, size_t length, size_t start, int groups, long *starts, long *ends) {
    std::vector<re2::StringPiece> found(groups);
    re2::StringPiece whole(text, length);
    if (!regex->re.Match(whole, start, length, RE2::UNANCHORED, found.data(), groups)) {
        return false;
    }
    for (int index = 0; index < groups; index++) {
        if (found[index].data() == nullptr) {
            starts[index] = -1;
            ends[index] = -1;
        } else {
            starts[index] = found[index].data() - text;
            ends[index] = starts[index] + static_cast<long>(found[index].size());
        }
    }
    return true;
}

}  // extern "C"
