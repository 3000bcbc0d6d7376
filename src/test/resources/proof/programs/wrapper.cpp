// The C++ face answers as the C one does.
#include "penjing.hpp"

int main() {
    penjing::Tokens question{};
    penjing::Tokens expected{};
    const penjing::Result result = penjing::run(question);
    if (penjing_run(question.data(), expected.data(), nullptr) != penjing_ok) {
        return 1;
    }
    question[0] = penjing_vocabulary;
    return !(result.has_answer() && !result.timed_out() && result.answer == expected && result.outcome.steps > 0 &&
             result.confidence() <= 1 && !penjing::run(question).has_answer());
}
