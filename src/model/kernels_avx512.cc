#include "model/kernels.h"

#if defined(__AVX512VNNI__)
#include <immintrin.h>

namespace kilde::model {
namespace {

#include "model/kernels_float.inc"

constexpr size_t kRows = 8;

// Rows [0, R) times B blocks of 16 columns.
template <size_t R, size_t B>
void tile(const uint8_t* a, size_t inner, const int8_t* w, const int32_t* offset, size_t columns,
          int32_t* out) {
  __m512i sum[R][B];
  for (size_t b = 0; b < B; ++b)
    for (size_t r = 0; r < R; ++r) sum[r][b] = _mm512_setzero_si512();
  for (size_t i = 0; i < inner; i += 4) {
    __m512i weights[B];
    for (size_t b = 0; b < B; ++b) weights[b] = _mm512_loadu_si512(w + b * inner * 16 + i * 16);
    for (size_t r = 0; r < R; ++r) {
      int32_t four;
      __builtin_memcpy(&four, a + r * inner + i, 4);
      __m512i x = _mm512_set1_epi32(four);
      for (size_t b = 0; b < B; ++b) sum[r][b] = _mm512_dpbusd_epi32(sum[r][b], x, weights[b]);
    }
  }
  for (size_t r = 0; r < R; ++r)
    for (size_t b = 0; b < B; ++b)
      _mm512_storeu_si512(out + r * columns + b * 16,
                          _mm512_sub_epi32(sum[r][b], _mm512_loadu_si512(offset + b * 16)));
}

template <size_t B>
void stripe(const uint8_t* a, size_t rows, size_t inner, const int8_t* w, const int32_t* offset,
            size_t columns, int32_t* out) {
  size_t r = 0;
  for (; r + kRows <= rows; r += kRows)
    tile<kRows, B>(a + r * inner, inner, w, offset, columns, out + r * columns);
  for (; r + 2 <= rows; r += 2)
    tile<2, B>(a + r * inner, inner, w, offset, columns, out + r * columns);
  if (r < rows) tile<1, B>(a + r * inner, inner, w, offset, columns, out + r * columns);
}

void multiply(const uint8_t* a, size_t rows, size_t inner, const int8_t* packed,
              const int32_t* offset, size_t columns, int32_t* out) {
  size_t c = 0;
  for (; c + 32 <= columns; c += 32)
    stripe<2>(a, rows, inner, packed + c * inner, offset + c, columns, out + c);
  if (c < columns) stripe<1>(a, rows, inner, packed + c * inner, offset + c, columns, out + c);
}

}  // namespace

const Kernels* avx512_kernels() {
  static constexpr Kernels kSet = {"avx512vnni",  multiply, lstm_step,  scale_row,
                                   vector_matrix, dot,      add_scaled, quantise};
  bool here = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
              __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
  return here ? &kSet : nullptr;
}

}  // namespace kilde::model
#else
namespace kilde::model {
const Kernels* avx512_kernels() { return nullptr; }
}  // namespace kilde::model
#endif
