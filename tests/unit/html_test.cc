#include "html/html.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace jobutils {
namespace {

std::string Repeated(std::string_view unit, size_t count) {
  std::string out;
  for (size_t i = 0; i < count; ++i) out += unit;
  return out;
}

struct Sample {
  std::string html;
  std::string text;
};

void ExpectTexts(const std::vector<Sample>& samples) {
  for (const Sample& sample : samples) {
    EXPECT_EQ(HtmlToText(sample.html), sample.text) << sample.html;
  }
}

TEST(HtmlToText, Paragraphs) {
  ExpectTexts({
      {"", ""},
      {"<p></p>", ""},
      {"<p>One</p><p>Two</p>", "One\n\nTwo"},
      {"<p>One<p>Two", "One\n\nTwo"},
      {"<div>One</div><div>Two</div>", "One\nTwo"},
      {"<div>One</div><div><br></div><div>Two</div>", "One\n\nTwo"},
      {"One<br/>\nTwo", "One\nTwo"},
      {"One<br>Two<br><br><br><br>Three", "One\nTwo\n\nThree"},
      {"<p>One<br></p><p>&nbsp;</p><p>\u00A0</p><p>Two</p>", "One\n\nTwo"},
      {"<p>one\n  line\tonly</p>", "one line only"},
      {"<h2>Who</h2>we are<h2>What</h2>", "Who\n\nwe are\n\nWhat"},
      {"a<b>b</b>c <i> d</i>", "abc d"},
      {"<b>one</b>\n<b>two</b>", "one two"},
      {"above<hr>below", "above\n\nbelow"},
  });
}

TEST(HtmlToText, Lists) {
  ExpectTexts({
      {"We want:<ul><li>A</li><li>B</li></ul>Bye",
       "We want:\n\n- A\n- B\n\nBye"},
      {"<ul>\n<li>\n<p>A</p>\n</li>\n<li><p>B</p><p>C</p></li></ul>",
       "- A\n- B\n  C"},
      {"<ul><li>A<ul><li>B</li></ul></li><li>C</li></ul>", "- A\n  - B\n- C"},
      // As word processors nest them.
      {"<ul><li>A</li><ul><li>B</li></ul><li>C</li></ul>", "- A\n  - B\n- C"},
      {"<ol><li>A<li>B</ol><ol start=7><li>C<li value=9>D<li>E</ol>",
       "1. A\n2. B\n\n7. C\n9. D\n10. E"},
      {"<ol start=99999999999><li>A</ol>", "1. A"},
      {"<li>A<li>B", "- A\n- B"},
      {"<ul><li></li><li> <br> </li><li>A<br>B</li></ul>", "- A\n  B"},
      {"<ul><li><ul><li>A</ul></ul>", "  - A"},
      {"<dl><dt>Pay</dt><dd>Good</dd></dl>", "Pay\nGood"},
  });
}

TEST(HtmlToText, TablesAndPre) {
  ExpectTexts({
      {"<table><tr><th>Pay<td>90</tr><tr><td>Place<td>Bern</table>",
       "Pay 90\nPlace Bern"},
      {"<pre>\na\n  b\n\n\n\nc</pre>", "a\n  b\n\nc"},
      {"x<pre> a \n b</pre>y", "x\n\n a\n b\n\ny"},
  });
}

TEST(HtmlToText, LeavesOutWhatIsNotShown) {
  ExpectTexts({
      {"<html><head><title>T</title></head><body>B</body></html>", "B"},
      {"a<script>if (a < b) { x('<p>') }</script><style>p{}</style>b", "ab"},
      {"a<!-- <p>no</p> -->b", "ab"},
      {"a<template>x</template><noscript>y</noscript>b", "ab"},
      {"a<iframe><b>x</b></iframe><noembed><b>y</b></noembed>b", "ab"},
      {"a<p hidden>x</p><p style='Display : NONE'>y</p><svg><text>z</svg>b",
       "ab"},
      {"<img src=x alt='Our office'> <img src=y>", "Our office"},
      {"a<svg><title>x</title></svg>b", "ab"},
  });
}

TEST(HtmlToText, Characters) {
  ExpectTexts({
      {"<p>R&amp;D &lt;3 &eacute;&#233;&#xE9; &euro;&hellip;</p>",
       "R&D <3 ééé €…"},
      {"a&nbsp;&nbsp; &ensp;\u2009b\u200B\uFEFF\u00ADc", "a bc"},
      {"\uFEFF<p>a</p>", "a"},
      {"<p>bad \xFF\xC3 bytes\xE2\x82</p>",
       "bad \uFFFD\uFFFD bytes\uFFFD\uFFFD"},
      {std::string("<p>a\0b</p>", 10), "a\uFFFDb"},
      {"<p>\U0001F469\u200D\U0001F4BB a\u200Db</p>",
       "\U0001F469\u200D\U0001F4BB ab"},
      {"<p>می\u200Cخواهم\u200C </p>", "می\u200Cخواهم"},
      {"<p>a&amp;nbsp;b</p>", "a&nbsp;b"},
  });
}

TEST(HtmlToText, PlainTextKeepsItsLines) {
  ExpectTexts({
      {"One  line\r\nTwo\n\n\n\nThree ", "One line\nTwo\n\nThree"},
      {"a < b &amp; c > d\n5 <6", "a < b & c > d\n5 <6"},
      {"- a\n- b", "- a\n- b"},
  });
}

TEST(HtmlToText, CutOffInput) {
  ExpectTexts({
      {"<p>Research &amp; Dev &am", "Research & Dev"},
      {"<p>one&nbs", "one"},
      {"<p>one &#82", "one"},
      {"<p>one</p><", "one"},
      {"<p>one</", "one"},
      {"<p>one</stro", "one"},
      {"<p>one<a href=\"http://exa", "one"},
      {"<p>AT&T, R&D", "AT&T, R&D"},
      {"<p>R&am now", "R&am now"},
  });
}

// The same time for each byte, however it is nested: each case would take
// minutes otherwise.
TEST(HtmlToText, HostileNestingIsLinear) {
  for (const char* unit :
       {"<div>", "<ul><li>", "<a>", "<a><div>", "<b><div></b>", "<b></p>x",
        "<p><font color=1>", "<table><div>", "<table><tr><td>", "<svg><g>",
        "<html a=1><br>", "&eacutex", "<x><p></x><li>", "<select><template>"}) {
    const std::string html = "first " + Repeated(unit, 50000) + "<p>last";
    const auto begin = std::chrono::steady_clock::now();
    const std::string text = HtmlToText(html);
    const std::chrono::duration<double> took =
        std::chrono::steady_clock::now() - begin;
    EXPECT_LT(took.count(), 10) << unit;
    EXPECT_TRUE(text.starts_with("first")) << unit;
  }
  std::string attributes = "<p";
  std::string on_body;
  for (int i = 0; i < 100000; ++i) {
    attributes += " a" + std::to_string(i);
    on_body += "<body b" + std::to_string(i) + "=1><br>";
  }
  EXPECT_EQ(HtmlToText(attributes + ">text"), "text");
  EXPECT_EQ(HtmlToText(on_body + "text"), "text");
}

// One long attribute, cloned with its element for each paragraph.
TEST(HtmlToText, HostileCloningIsBounded) {
  const std::string html = "<p><b title='" + std::string(100000, 'x') +
                           "'>one" + Repeated("<p>two", 100000);
  EXPECT_TRUE(HtmlToText(html).starts_with("one"));
}

TEST(HtmlToText, TooDeepMarkupKeepsTextAndLines) {
  const std::string deep = Repeated("<div>", 3000);
  EXPECT_EQ(HtmlToText(deep + "<p>One &amp; <b>two</b></p><ul><li>A<li>B</ul>"
                              "<script>no</script><style>no</style>a <<b>p>"
                              "<!-- no --><a title='>'>end</a>"),
            "One & two\n\n- A\n- B\n  a <p>end");
}

TEST(HtmlToText, Large) {
  const std::string html =
      Repeated("<p>Some <b>words</b> &amp; more.</p>\n", 150000);
  const std::string text = HtmlToText(html);
  EXPECT_GT(html.size(), size_t{4} << 20);
  EXPECT_TRUE(text.ends_with("\n\nSome words & more."));
  EXPECT_EQ(text.size(), 150000 * 20 - 2);
}

TEST(DecodeEntities, Once) {
  const std::vector<Sample> samples = {
      {"", ""},
      {"no reference & none", "no reference & none"},
      {"&lt;p&gt;R&amp;amp;D&lt;/p&gt;", "<p>R&amp;D</p>"},
      {"&amp;lt;", "&lt;"},
      {"&quot;&#39;&apos;&#x27;&#X27;", "\"''''"},
      {"&nbsp;", "\u00A0"},
      {"&eacute;&CounterClockwiseContourIntegral;&fjlig;&Tab;.", "é∳fj\t."},
      {"&eacute &copy2 &notit; &notin;", "é ©2 ¬it; ∉"},
      {"&unknown; &; &&amp;& &#; &#x; &#xZ;",
       "&unknown; &; &&& &#; &#x; &#xZ;"},
      {"&#0;&#xD800;&#x110000;&#99999999999999;&#150;.",
       "\uFFFD\uFFFD\uFFFD\uFFFD–."},
      {"a\r\n\tb  c <i>&lt;", "a\r\n\tb  c <i><"},
      {"cut &am", "cut &am"},
      {"cut &#3", "cut &#3"},
      {"cut &", "cut &"},
      {"AT&T", "AT&T"},
  };
  for (const Sample& sample : samples) {
    EXPECT_EQ(DecodeEntities(sample.html), sample.text) << sample.html;
  }
}

TEST(DecodeEntities, ManyNames) {
  EXPECT_EQ(DecodeEntities(Repeated("a&eacute;&zz;", 50000)),
            Repeated("aé&zz;", 50000));
}

TEST(FoldSpace, Folds) {
  EXPECT_EQ(FoldSpace(""), "");
  EXPECT_EQ(FoldSpace(" \t\n\u00A0\u3000"), "");
  EXPECT_EQ(FoldSpace("  Senior\u00A0 \u2009Engineer\r\n"), "Senior Engineer");
  EXPECT_EQ(FoldSpace("\uFEFFA\u200BB\u00ADC\u2060D"), "ABCD");
  EXPECT_EQ(FoldSpace("\U0001F469\u200D\U0001F4BB"),
            "\U0001F469\u200D\U0001F4BB");
  EXPECT_EQ(FoldSpace("a\u200Db \u200Dé"), "ab é");
  EXPECT_EQ(FoldSpace("a\x01\x7F\xFF"), "a\x01\x7F\uFFFD");
}

std::vector<std::string> Texts(const HtmlDocument& page,
                               std::string_view selector) {
  const auto nodes = page.Select(selector);
  if (!nodes) return {nodes.error().message};
  std::vector<std::string> texts;
  for (const HtmlNode& node : *nodes) texts.push_back(node.Text());
  return texts;
}

using Strings = std::vector<std::string>;

TEST(Select, Finds) {
  const HtmlDocument page(
      "<div id=a class='card  wide'><p>1</p><span><p class=x>2</p></span></div>"
      "<DIV class=Card><a href='/jobs/1?q=a&amp;b' data-x>3</a></DIV>"
      "<x-card class=md:y>4</x-card>");
  EXPECT_EQ(Texts(page, "p"), (Strings{"1", "2"}));
  EXPECT_EQ(Texts(page, "div > p"), (Strings{"1"}));
  EXPECT_EQ(Texts(page, "#a>span>.x"), (Strings{"2"}));
  EXPECT_EQ(Texts(page, ".wide p.x"), (Strings{"2"}));
  EXPECT_EQ(Texts(page, ".card"), (Strings{"1\n\n2"}));
  EXPECT_EQ(Texts(page, "a, .x , #none"), (Strings{"2", "3"}));
  EXPECT_EQ(Texts(page, "[href^='/jobs/']"), (Strings{"3"}));
  EXPECT_EQ(Texts(page, "a[href$=\"a&b\"][data-x]"), (Strings{"3"}));
  EXPECT_EQ(Texts(page, "a[ HREF *= jobs ]"), (Strings{"3"}));
  EXPECT_EQ(Texts(page, "a[href='/jobs/1']"), Strings{});
  EXPECT_EQ(Texts(page, "a[href*='']"), Strings{});
  EXPECT_EQ(Texts(page, "X-Card.md\\:y"), (Strings{"4"}));
  EXPECT_EQ(Texts(page, "body > *").size(), 3u);
  EXPECT_EQ(Texts(page, "html").size(), 1u);
  EXPECT_EQ(Texts(page, "p p"), Strings{});
}

TEST(Select, WithinANode) {
  const HtmlDocument page(
      "<ul><li><a href=1>A</a></li><li><a>B</a><b>C</b></li></ul>");
  const auto items = page.Select("li");
  ASSERT_TRUE(items.ok());
  ASSERT_EQ(items->size(), 2u);
  const auto links = (*items)[1].Select("a");
  ASSERT_EQ(links->size(), 1u);
  EXPECT_EQ((*links)[0].Text(), "B");
  EXPECT_EQ((*links)[0].Attribute("href"), "");
  EXPECT_EQ((*(*items)[0].Select("a"))[0].Attribute("HREF"), "1");
  EXPECT_TRUE((*items)[0].Select("li")->empty());
  EXPECT_TRUE((*items)[0].Select("ul a")->empty());
}

TEST(Select, SaysWhereItIsWrong) {
  const HtmlDocument page("");
  const auto error = [&page](std::string_view selector) {
    const auto nodes = page.Select(selector);
    return nodes ? "no error" : nodes.error().message;
  };
  EXPECT_EQ(error("a >"),
            "cannot read selector 'a >' at byte 4: expected a tag, '.class', "
            "'#id' or '['");
  EXPECT_EQ(error("a:hover"),
            "cannot read selector 'a:hover' at byte 2: expected ',' or '>' or "
            "a part");
  EXPECT_EQ(error("a[b~=c]"),
            "cannot read selector 'a[b~=c]' at byte 4: expected '=', '^=', "
            "'$=', '*=' or ']'");
  EXPECT_EQ(error("a[b='c]"),
            "cannot read selector 'a[b='c]' at byte 8: expected the closing "
            "quote");
  for (const char* selector :
       {"", " ", ",", "a,", "a..b", "#", "[", "[]", "[a", "[a=", "[a=]", "> a",
        "a > > b", "a +b", "a[b^c]", "\\"}) {
    EXPECT_NE(error(selector), "no error") << selector;
  }
  EXPECT_EQ(error(Repeated("a ", 64)), "no error");
  EXPECT_NE(error(Repeated("a ", 65)), "no error");
  EXPECT_NE(error(std::string("a\0b", 3)), "no error");
}

TEST(Select, DeepChainsAreLinear) {
  const HtmlDocument page(Repeated("<i>", 200) + Repeated("<br>", 100000));
  EXPECT_EQ(page.Select(Repeated("* ", 50) + "nothing")->size(), 0u);
}

TEST(JsonLd, AnyDress) {
  const HtmlDocument page(
      "<head><script type='application/ld+json'>{\"a\":\"&amp;<b>\"}</script>"
      "<SCRIPT nonce=x TYPE=\" Application/LD+JSON; charset=utf-8\">\n"
      "<!--\n[1]\n-->\n</SCRIPT>"
      "<script type=application/ld+json>//<![CDATA[\n[2]\n//]]></script></head>"
      "<script type=application/ld+json>/*<![CDATA[*/[3]/*]]>*/</script>"
      "<script type=application/ld+json> \n </script>"
      "<script type=application/ld+json></script>"
      "<script type=application/json>[4]</script><script>[5]</script>"
      "<div><script type=application/ld+json>\xEF\xBB\xBF[6]");
  EXPECT_EQ(page.JsonLd(),
            (Strings{"{\"a\":\"&amp;<b>\"}", "[1]", "[2]", "[3]", "[6]"}));
}

TEST(JsonLd, SurvivesTooDeepMarkup) {
  const HtmlDocument page(
      "<head><script type=application/ld+json>{\"a\":\"<p>\"}</script></head>" +
      Repeated("<div>", 5000));
  EXPECT_EQ(page.JsonLd(), Strings{"{\"a\":\"<p>\"}"});
}

TEST(HtmlDocument, Moves) {
  HtmlDocument page("<p>one</p>");
  HtmlDocument other("");
  other = std::move(page);
  EXPECT_EQ(Texts(other, "p"), Strings{"one"});
}

TEST(HtmlNode, RawText) {
  const HtmlDocument page("<script>a &amp;\n b</script><p>c &amp;\n<i>d</i>");
  EXPECT_EQ((*page.Select("script"))[0].RawText(), "a &amp;\n b");
  EXPECT_EQ((*page.Select("p"))[0].RawText(), "c &\nd");
  EXPECT_EQ((*page.Select("p"))[0].Text(), "c & d");
}

}  // namespace
}  // namespace jobutils
