#include "model/kernels.h"

#if defined(__AVX2__)
#include <immintrin.h>

namespace kilde::model {
namespace {

#include "model/kernels_float.inc"

constexpr size_t kRows = 4;

// Rows [0, R) times one block of 16 columns. Pairs of products fit 16 bits, as weights have 7.
template <size_t R>
void block(const uint8_t* a, size_t inner, const int8_t* w, const int32_t* offset, size_t columns,
           int32_t* out) {
  __m256i low[R], high[R], ones = _mm256_set1_epi16(1);
  const __m256i offset_low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(offset));
  const __m256i offset_high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(offset + 8));
  for (size_t r = 0; r < R; ++r) low[r] = high[r] = _mm256_setzero_si256();
  for (size_t i = 0; i < inner; i += 4, w += 64) {
    __m256i w0 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w));
    __m256i w1 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w + 32));
    auto add = [&](__m256i& sum, __m256i x, __m256i y) {
      sum = _mm256_add_epi32(sum, _mm256_madd_epi16(_mm256_maddubs_epi16(x, y), ones));
    };
    for (size_t r = 0; r < R; ++r) {
      int32_t four;
      __builtin_memcpy(&four, a + r * inner + i, 4);
      __m256i x = _mm256_set1_epi32(four);
      add(low[r], x, w0);
      add(high[r], x, w1);
    }
  }
  for (size_t r = 0; r < R; ++r) {
    auto* to = reinterpret_cast<__m256i*>(out + r * columns);
    _mm256_storeu_si256(to, _mm256_sub_epi32(low[r], offset_low));
    _mm256_storeu_si256(to + 1, _mm256_sub_epi32(high[r], offset_high));
  }
}

void multiply(const uint8_t* a, size_t rows, size_t inner, const int8_t* packed,
              const int32_t* offset, size_t columns, int32_t* out) {
  for (size_t c = 0; c < columns; c += 16) {
    const int8_t* w = packed + c * inner;
    size_t r = 0;
    for (; r + kRows <= rows; r += kRows)
      block<kRows>(a + r * inner, inner, w, offset + c, columns, out + r * columns + c);
    for (; r < rows; ++r)
      block<1>(a + r * inner, inner, w, offset + c, columns, out + r * columns + c);
  }
}

}  // namespace

const Kernels* avx2_kernels() {
  static constexpr Kernels kSet = {"avx2",        multiply, lstm_step,  scale_row,
                                   vector_matrix, dot,      add_scaled, quantise};
  return __builtin_cpu_supports("avx2") ? &kSet : nullptr;
}

}  // namespace kilde::model
#else
namespace kilde::model {
const Kernels* avx2_kernels() { return nullptr; }
}  // namespace kilde::model
#endif
