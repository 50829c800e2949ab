#include "text/encoding.h"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>

#include "base/utf8.h"
#include "text/charset.h"

namespace kilde::text {
namespace {

constexpr size_t kSample = 64 * 1024;

bool high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// ---- UTF-16 without a byte order mark

bool usual_in_text(char32_t c) {
  return (c >= 0x20 && c < 0x7F) || (c >= '\t' && c <= '\r') || (c >= 0xA0 && c < 0x180) ||
         (c >= 0x400 && c < 0x530) || (c >= 0x2010 && c < 0x2040) || c == 0x20AC || c == 0x2116;
}

double usual_share(std::string_view sample, const char* name) {
  Charset charset(name);
  size_t usual = 0, all = 0;
  for (size_t at = 0; at < sample.size(); ++all) usual += usual_in_text(charset.next(sample, at));
  return static_cast<double>(usual) / static_cast<double>(std::max<size_t>(all, 1));
}

// UTF-16 of any alphabet that we read gives a control byte for nearly every second one.
std::string find_utf16(std::string_view sample) {
  sample = sample.substr(0, sample.size() & ~size_t{1});
  if (sample.size() < 4 || count_controls(sample) * 5 < sample.size()) return {};
  double little = usual_share(sample, "UTF-16LE"), big = usual_share(sample, "UTF-16BE");
  if (std::max(little, big) < 0.9) return {};
  return little >= big ? "UTF-16LE" : "UTF-16BE";
}

// ---- UTF-8 with a few broken bytes

// Whether a character may have been cut off by the end of the sample.
bool cut_off(std::string_view rest) {
  return rest.size() < 4 && std::all_of(rest.begin() + 1, rest.end(), high);
}

bool mostly_utf8(std::string_view sample) {
  size_t valid = 0, broken = 0;
  for (size_t at = 0; at < sample.size();) {
    if (!high(sample[at])) {
      ++at;
      continue;
    }
    size_t begin = at;
    base::next_code_point(sample, at);
    if (at - begin > 1)
      ++valid;
    else if (!cut_off(sample.substr(begin)))
      ++broken;
  }
  return valid > 0 && valid >= 2 * broken;
}

// ---- Cyrillic code pages

// Letters а..я in permille of running Russian, Ukrainian and Belarusian text, rounded by us.
constexpr std::array<int, 32> kCyrillicPermille = {85, 17, 45, 18, 30, 70, 9,  18, 60, 12, 35,
                                                   43, 31, 65, 95, 28, 47, 53, 60, 27, 3,  10,
                                                   5,  14, 7,  4,  2,  19, 17, 4,  7,  20};

double letter_score(char32_t c) {
  char32_t lower = base::to_lower(c);
  double permille = 0.05;
  if (lower >= U'а' && lower <= U'я') permille = kCyrillicPermille[lower - U'а'];
  if (lower == U'і') permille = 20;
  if (lower == U'ё' || lower == U'ї' || lower == U'є' || lower == U'ў' || lower == U'ґ')
    permille = 4;
  return std::log(permille / 1000);
}

// Mean log-likelihood of the high bytes, less a fine for capitals inside words.
double cyrillic_score(std::string_view sample, const char* name) {
  Charset charset(name);
  double score = 0;
  size_t count = 0;
  char32_t previous = ' ';
  for (size_t at = 0; at < sample.size();) {
    bool is_high = high(sample[at]);
    char32_t c = charset.next(sample, at);
    if (is_high) {
      score += letter_score(c);
      if (base::is_upper(c) && base::is_lower(previous)) score -= 6;
      if (base::is_upper(c)) score -= 0.5;
      ++count;
    }
    previous = c;
  }
  return score / static_cast<double>(std::max<size_t>(count, 1));
}

std::string find_cyrillic(std::string_view sample) {
  std::string best;
  double best_score = -4.6;  // text in these alphabets gives -2.9 to -3.6
  for (const char* name : {"windows-1251", "KOI8-R", "KOI8-U", "ISO-8859-5", "IBM866"}) {
    double score = cyrillic_score(sample, name);
    if (score > best_score) best = name, best_score = score;
  }
  return best;
}

// How many of the letters are not ASCII: one in thirty in Danish, nearly all in Russian.
double high_share(std::string_view sample) {
  size_t highs = 0, letters = 0;
  for (char c : sample) {
    highs += high(c);
    letters += high(c) || base::is_letter(static_cast<unsigned char>(c));
  }
  return static_cast<double>(highs) / static_cast<double>(std::max<size_t>(letters, 1));
}

// ---- western Europe, and the rest

bool western(std::string_view sample) {
  constexpr std::u32string_view kUsual =
      U"æøåÆØÅäöüßÄÖÜéèêëáàâãçíìîïñóòôõúùûýÉÈÀÁÇÓÍÚÑðþœ«»“”„‘’‚–—…•€£§°½¼¾´·©®™º² ­";
  Charset charset("windows-1252");
  size_t usual = 0, count = 0;
  for (size_t at = 0; at < sample.size();) {
    bool is_high = high(sample[at]);
    char32_t c = charset.next(sample, at);
    count += is_high;
    usual += is_high && kUsual.find(c) != kUsual.npos;
  }
  return usual * 10 >= count * 9;
}

std::string ask_icu(std::string_view sample) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                      &ucsdet_close);
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || !match || ucsdet_getConfidence(match, &status) < 20)
    return "windows-1252";
  std::string name = ucsdet_getName(match, &status);
  // UTF-8 and UTF-16 were ruled out before; windows-1252 holds all of ISO-8859-1.
  if (name.starts_with("UTF-") || name == "ISO-8859-1") return "windows-1252";
  return name;
}

std::string find_legacy(std::string_view sample) {
  // Cyrillic words are never mixed with Latin letters, so half is a cautious line.
  if (high_share(sample) > 0.4) {
    if (std::string name = find_cyrillic(sample); !name.empty()) return name;
  }
  return western(sample) ? "windows-1252" : ask_icu(sample);
}

// A sample with many high bytes: the first 64 KiB from the first high byte on.
std::string_view legacy_sample(std::string_view bytes) {
  auto first = std::find_if(bytes.begin(), bytes.end(), high);
  auto at = static_cast<size_t>(first - bytes.begin());
  return bytes.substr(at - std::min<size_t>(at, 256), kSample);
}

constexpr std::string_view kSignatures[] = {"%PDF-",
                                            "PK\x03\x04",
                                            "\x7f"
                                            "ELF",
                                            "\x1f\x8b",
                                            "\x89PNG",
                                            "\xff\xd8\xff",
                                            "GIF8",
                                            "BZh",
                                            "\xfd"
                                            "7zXZ",
                                            "\xd0\xcf\x11\xe0",
                                            "Rar!\x1a",
                                            "KILDEMOD",
                                            "SQLite format 3",
                                            "7z\xbc\xaf\x27\x1c",
                                            "RIFF",
                                            "OggS",
                                            "ID3",
                                            "{\\rtf"};

}  // namespace

// In blocks whose sums fit a byte, which a compiler turns into sixteen at a time.
size_t count_controls(std::string_view bytes) {
  constexpr size_t kBlock = 240;
  size_t count = 0;
  for (size_t begin = 0; begin < bytes.size(); begin += kBlock) {
    uint8_t here = 0;
    for (const char c : bytes.substr(begin, kBlock)) {
      const auto byte = static_cast<uint8_t>(c), past_tab = static_cast<uint8_t>(byte - '\t');
      here = static_cast<uint8_t>(here + (((byte < 0x20) & (past_tab > 4)) | (byte == 0x7F)));
    }
    count += here;
  }
  return count;
}

Encoding find_encoding(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {"UTF-8", 3};
  if (bytes.starts_with("\xFF\xFE")) return {"UTF-16LE", 2};
  if (bytes.starts_with("\xFE\xFF")) return {"UTF-16BE", 2};
  if (std::string name = find_utf16(bytes.substr(0, kSample)); !name.empty()) return {name, 0};
  if (base::valid_utf8(bytes)) return {"UTF-8", 0};
  std::string_view sample = legacy_sample(bytes);
  if (mostly_utf8(sample)) return {"UTF-8", 0};
  return {find_legacy(sample), 0};
}

bool looks_binary(std::string_view bytes, const Encoding& encoding) {
  for (std::string_view signature : kSignatures)
    if (bytes.starts_with(signature)) return true;
  if (encoding.name.starts_with("UTF-16")) return false;
  std::string_view sample = bytes.substr(0, kSample);
  return count_controls(sample) * 20 > sample.size();
}

}  // namespace kilde::text
