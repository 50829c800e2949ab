#include "eval/name_key.h"

#include <gtest/gtest.h>

namespace kilde::eval {
namespace {

TEST(NameKey, IsTheSameAcrossScriptsAndHabits) {
  for (const char* name : {"Hawrylenko", "Gavrilenko", "Гавриленко", "HAVRYLENKO"}) {
    EXPECT_EQ(name_key(name), name_key("Havrylenko")) << name;
  }
  EXPECT_EQ(name_key("Lindqvist"), name_key("Линдквист"));
  EXPECT_EQ(name_key("Marko Sjevtjuk"), name_key("Marko Schewtschuk"));
  EXPECT_EQ(name_key("Марко Шевчук"), name_key("Marko Shevchuk"));
}

TEST(NameKey, TellsOtherNamesApart) {
  EXPECT_NE(name_key("Petro Havrylenko"), name_key("Pavlo Havrylenko"));
  EXPECT_NE(name_key("Lindqvist"), name_key("Lindberg"));
  EXPECT_EQ(name_key(""), "");
}

}  // namespace
}  // namespace kilde::eval
