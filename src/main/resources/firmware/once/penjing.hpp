// A thin C++ face of penjing_model.h (C++11).
#ifndef PENJING_HPP
#define PENJING_HPP

#include <array>

#include "penjing_model.h"

namespace penjing {

using Input = std::array<PENJING_(input), PENJING_(inputs)>;
using Output = std::array<PENJING_(output), PENJING_(outputs)>;

inline Output infer(const Input &input) {
    Output output = Output();
    PENJING_(infer)(input.data(), output.data());
    return output;
}

}  // namespace penjing

#endif
