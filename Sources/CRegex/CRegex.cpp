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

const char *yare_regex_error(const yare_regex *regex) {
    return regex->re.ok() ? nullptr : regex->re.error().c_str();
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
