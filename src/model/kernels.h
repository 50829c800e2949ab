// The inner loops of a network, in the fastest form that this processor has.
//
//   const Kernels& k = kernels();                    // chosen once: avx512vnni, avx2 or plain
//   k.multiply(a, rows, inner, packed, offset, columns, out);  // sets out[rows][columns]
//
// Shapes: matrices are row by row. `packed` holds columns/16 blocks of inner/4 groups of 16 x 4
//   int8 (see matrix.h); columns is a multiple of 16 and inner of 4. Buffers need no alignment.
// Units: activations are uint8 with zero at 128; weights int8 of at most 7 bits (-63..63), so that
//   sums of two products fit 16 bits and every kernel gives the same integers.
// Threads: pure functions. Errors: cannot fail.
// Method: integer dot products (VNNI's vpdpbusd, or AVX2's vpmaddubsw); floating-point loops are
//   written so that all builds do the same operations in the same order (no contraction, sixteen
//   partial sums), so results agree to the bit on every processor.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kilde::model {

struct Kernels {
  std::string_view name;

  // out[r][c] = sum over i of a[r][i] * w[c][i], less offset[c]; with 128 times the sum of w[c]
  // for an offset that is the product with a[r][i] - 128.
  void (*multiply)(const uint8_t* a, size_t rows, size_t inner, const int8_t* packed,
                   const int32_t* offset, size_t columns, int32_t* out);

  // One step of an LSTM for one sequence: `sums` are the integer sums of multiply over the
  // hidden state (scaled by scale[j] / 127), `input` the gates' part from below, both 4 x hidden in
  // the order in, forget, cell, out. Updates `cell` and writes the new state as uint8.
  void (*lstm_step)(const int32_t* sums, const float* scale, const float* input, size_t hidden,
                    float* cell, uint8_t* state);

  // out[i] = sums[i] * scale[i] * factor + bias[i].
  void (*scale_row)(const int32_t* sums, const float* scale, float factor, const float* bias,
                    size_t n, float* out);

  // out[j] = sum over i of x[i] * w[i][j]; n_out a multiple of 16.
  void (*vector_matrix)(const float* x, size_t n_in, const float* w, size_t n_out, float* out);

  // The dot product of two vectors; n a multiple of 16.
  float (*dot)(const float* a, const float* b, size_t n);

  // out[i] += row[i] * scale.
  void (*add_scaled)(const int8_t* row, float scale, size_t n, float* out);

  // Quantises a row to uint8 with zero at 128; gives the factor that brings it back.
  float (*quantise)(const float* x, size_t n, uint8_t* out);
};

// The best set for this processor. KILDE_KERNELS=plain|avx2|avx512vnni forces one that it has.
const Kernels& kernels();

// Each set by itself, for tests and benchmarks; null where this processor or build lacks it.
const Kernels* plain_kernels();
const Kernels* avx2_kernels();
const Kernels* avx512_kernels();

}  // namespace kilde::model
