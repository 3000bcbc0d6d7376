// A thin C++ face of penjing_model.h (C++11).
#ifndef PENJING_HPP
#define PENJING_HPP

#include <array>

#include "penjing_model.h"

namespace penjing {

using Token = PENJING_(token);
using Tokens = std::array<Token, PENJING_(cells)>;

struct Result {
    penjing_status status;
    Tokens answer;
    penjing_outcome outcome;

    bool has_answer() const { return status >= 0; }
    bool timed_out() const { return status == penjing_timed_out; }
    double confidence() const { return outcome.confidence / 32768.0; }
};

inline Result run(const Tokens &question, penjing_options options = penjing_options()) {
    Result result = Result();
    options.outcome = &result.outcome;
    result.status = PENJING_(run)(question.data(), result.answer.data(), &options);
    return result;
}

}  // namespace penjing

#endif
