#include "model/kernels.h"

namespace kilde::model {
namespace {

#include "model/kernels_float.inc"

void multiply(const uint8_t* a, size_t rows, size_t inner, const int8_t* packed, size_t columns,
              int32_t* out) {
  for (size_t r = 0; r < rows; ++r) {
    for (size_t block = 0; block < columns / 16; ++block) {
      const int8_t* w = packed + block * inner * 16;
      int32_t sum[16] = {};
      for (size_t i = 0; i < inner; ++i) {
        int32_t x = a[r * inner + i] - 128;
        for (size_t c = 0; c < 16; ++c) sum[c] += x * w[(i / 4) * 64 + c * 4 + i % 4];
      }
      for (size_t c = 0; c < 16; ++c) out[r * columns + block * 16 + c] = sum[c];
    }
  }
}

}  // namespace

const Kernels* plain_kernels() {
  static constexpr Kernels kSet = {"plain",       multiply, lstm_step,  scale_row,
                                   vector_matrix, dot,      add_scaled, quantise};
  return &kSet;
}

}  // namespace kilde::model
