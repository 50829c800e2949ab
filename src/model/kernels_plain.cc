#include "model/kernels.h"

namespace kilde::model {
namespace {

#include "model/kernels_float.inc"

void multiply(const uint8_t* a, size_t rows, size_t inner, const int8_t* packed,
              const int32_t* offset, size_t columns, int32_t* out) {
  for (size_t r = 0; r < rows; ++r) {
    for (size_t block = 0; block < columns / 16; ++block) {
      const int8_t* w = packed + block * inner * 16;
      int32_t sum[64] = {};  // four partial sums for each of 16 columns, as the weights lie
      for (size_t i = 0; i < inner; i += 4) {
        int16_t x[64];
        for (size_t k = 0; k < 64; ++k) x[k] = a[r * inner + i + k % 4];
        for (size_t k = 0; k < 64; ++k) sum[k] += x[k] * static_cast<int16_t>(w[i * 16 + k]);
      }
      for (size_t c = 0; c < 16; ++c)
        out[r * columns + block * 16 + c] =
            sum[c * 4] + sum[c * 4 + 1] + sum[c * 4 + 2] + sum[c * 4 + 3] - offset[block * 16 + c];
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
