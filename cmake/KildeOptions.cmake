# One interface target that carries the language level, the warnings and the sanitizers.
add_library(kilde_options INTERFACE)
target_compile_features(kilde_options INTERFACE cxx_std_20)
target_compile_options(kilde_options INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wno-sign-conversion
  -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual -fno-math-errno -ffp-contract=off)
# GCC 12 warns wrongly inside its own string and vector code at -O2.
target_compile_options(kilde_options INTERFACE
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-stringop-overflow;-Wno-array-bounds>)
if(KILDE_SANITIZE)
  # With sanitizers GCC 12 also takes parts of its own std::function for uninitialised.
  target_compile_options(kilde_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_compile_options(kilde_options INTERFACE -fsanitize=${KILDE_SANITIZE}
    -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(kilde_options INTERFACE -fsanitize=${KILDE_SANITIZE})
endif()
if(KILDE_FUZZ)
  target_compile_options(kilde_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

find_program(KILDE_CCACHE ccache)
if(KILDE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${KILDE_CCACHE})
endif()
