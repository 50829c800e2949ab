// Days in words: "yesterday", "sidste uge", "2022-12", as kilde's own reading of times has them.
//
//   auto week = read_days(root, "last week", "", *parse_date("2023-05-16"));
//   week->from, week->to          // 2023-05-08, 2023-05-15 (the day after the last)
//
// Units: half-open, days. Needs: a day from which words are counted; `lang` for the language of the
//   words, empty for the first language that knows them, in the order of data/languages.tsv.
// Threads: a pure function. Errors: kInvalidArgument for words that are no time on the calendar;
//   those of loading the tables.
// Method: ISO dates as they are; else tokens and times of a text that holds nothing but the words,
//   or these in a phrase (asking_words.h). "The last three months" end with today.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

#include <kilde/date.h>
#include <kilde/result.h>

namespace kilde::pipeline {

struct Days {
  std::chrono::sys_days from, to;
};

Result<Days> read_days(const std::filesystem::path& root, std::string_view words,
                       std::string_view lang, Date today);

}  // namespace kilde::pipeline
