#include "text/segmenter.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

#include "../english_segmenter.h"
#include "base/files.h"
#include "base/utf8.h"
#include "golden.h"
#include "invariants.h"
#include "treebank.h"

using namespace nuncio;

namespace {

Article article_of(std::string text) {
  Article article;
  article.text = std::move(text);
  return article;
}

// One line a sentence, words parted by spaces, joined ones by "+"; a paragraph's first line is
// marked "¶".
std::string show(const std::string& text) {
  std::string out;
  for (const Sentence& sentence : english_segmenter().segment(article_of(text))) {
    out += sentence.paragraph_start ? "¶ " : "  ";
    for (size_t i = 0; i < sentence.words.size(); ++i) {
      if (i > 0) out += sentence.words[i - 1].joined ? "+" : " ";
      out += sentence.words[i].form;
    }
    out += '\n';
  }
  return out;
}

double seconds_for(const std::string& text) {
  const Article article = article_of(text);
  const auto begin = std::chrono::steady_clock::now();
  const auto sentences = english_segmenter().segment(article);
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
  const std::string fault = find_violation(article, sentences);
  CHECK(fault == "");
  return spent.count();
}

std::string repeat(const std::string& piece, size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

}  // namespace

TEST_CASE("texts are cut as the files beside them say") {
  size_t count = 0;
  for (const auto& path : list_files(data_folder() / "sentences")) {
    if (path.extension() != ".txt") continue;
    CAPTURE(path.filename().string());
    const std::string got = show(read_file(path));
    CHECK(got == expected_in(std::filesystem::path(path).replace_extension(".expected"), got));
    ++count;
  }
  CHECK(count >= 5);
}

TEST_CASE("words of a single sentence") {
  struct Row {
    const char* text;
    const char* words;
  };
  const std::vector<Row> rows = {
      {"They don't, can't and won’t.", "They do+n't , ca+n't and wo+n’t ."},
      {"It cannot be Bush's or the mayors' fault.",
       "It can+not be Bush+'s or the mayors+' fault ."},
      {"She'll say I'm who they've asked; he'd go.",
       "She+'ll say I+'m who they+'ve asked ; he+'d go ."},
      {"The U.S.'s 15-year anti-drug plan", "The U.S.+'s 15 - year anti-drug plan"},
      {"a U.S.-led co-operation with al-Hadi", "a U.S. - led co-operation with al - Hadi"},
      {"$3.5m, €1,200.50, US$4 and 12.5%", "$ 3.5 m , € 1,200.50 , US$ 4 and 12.5 %"},
      {"at 7:30 p.m. on 9/11 or 11/28/2000 or 2025-09-08",
       "at 7:30 p.m. on 9/11 or 11/28/2000 or 2025-09-08"},
      {"at 5pm in the 1990s, '72 or the 60's, the 23rd",
       "at 5 pm in the 1990s , '72 or the 60's , the 23rd"},
      {"a 3-1 win, 1969-1970, 1/2, 713-853-3989",
       "a 3 - 1 win , 1969 - 1970 , 1 / 2 , 713-853-3989"},
      {"and/or w/o him", "and / or w/o him"},
      {"see https://example.org/a(b)?c=d. Or www.example.org, or a.b@example.co.uk!",
       "see https://example.org/a(b)?c=d . Or www.example.org , or a.b@example.co.uk !"},
      {"@ana_ruiz: #Harbour is #1 :-)", "@ana_ruiz : #Harbour is # 1 :-)"},
      {"Flags 🇨🇴🇺🇸 and 👩‍👩‍👧 or 👍🏽!",
       "Flags 🇨🇴 🇺🇸 and 👩‍👩‍👧 or 👍🏽 !"},
      {"Cartagena—Carlos—left – so -- what", "Cartagena — Carlos — left – so -- what"},
      {"“Why,” ‘he’ said (twice) [sic]", "“ Why , ” ‘ he ’ said ( twice ) [ sic ]"},
      {"AT&T, A&E, PG&E's R&D", "AT&T , A&E , PG&E+'s R&D"},
      {"O'Connor, d'Alembert, Ba'athists, L’Enfant",
       "O'Connor , d'Alembert , Ba'athists , L’Enfant"},
      {"Well... no?! Yes!!!", "Well ... no ?! Yes !!!"},
      {"Sen. Rubio, Rep. Ana J. Ruiz Jr., Dr. No", "Sen. Rubio , Rep. Ana J. Ruiz Jr. , Dr. No"},
      {"gonna, wanna, dunno, dont, thats, its", "gon+na , wan+na , du+n+no , do+nt , that+s , its"},
      {"its a pity for its own A-side, its a-side",
       "it+s a pity for its own A - side , its a - side"},
      {"th- the", "th- the"},
      {"COVID-19 hit the J-pop star", "COVID - 19 hit the J - pop star"},
      {"on 10 km² at 30° and ±5", "on 10 km ² at 30 ° and ± 5"},
      {"No. 5, pp. 3-4, no. Yes", "No. 5 , pp. 3 - 4 , no . Yes"},
      {"soft\xC2\xADhyphen and cafe\xCC\x81", "soft\xC2\xADhyphen and cafe\xCC\x81"},
  };
  for (const Row& row : rows) {
    std::string got;
    for (const Sentence& sentence : english_segmenter().segment(article_of(row.text)))
      for (const Word& word : sentence.words) got += word.form + (word.joined ? "+" : " ");
    if (!got.empty()) got.pop_back();
    CHECK(got == row.words);
  }
}

TEST_CASE("where sentences end") {
  // "|" marks the ends inside the text.
  const std::vector<std::string> rows = {
      "Mr. Ruiz met Gen. Paz in the U.S. Senate.| They spoke.",
      "He lives in the U.S.| He likes it.",
      "It began at 8 a.m. Eastern time.| It ended at 5 p.m.| Nobody left.",
      "At 5 p.m. Monday or 6 P.M. EDT, ex-Sen. Paz left.",
      "Acme Inc. said so.| It was bought by Acme Corp.| The price was low.",
      "“Go,” he said.| “Now.”| They went.",
      "“Why go?” he asked.| “Why not!” Ana Ruiz answered.| Nobody moved.",
      "She left the stage.|“We did not see it,” she said.",
      "It rained (for days. Or weeks) in May.| It stopped.",
      "(It rained.)| It stopped.",
      "J. R. Smith and George W. Bush met.| Both smiled.",
      "He wrote it on X.| “Good.”",
      "On Sept. 5 and Oct. 7, 2020, it opened.| It shut in Jan.| The rest waits.",
      "It cost $3.50.| Cheap!| Is it?| Yes... maybe.| Well...| Then no.",
      "They saw it. . . . and left. . . .| Then they came.",
      "Visit example.org.| Then write to a@example.org.| Done.",
      "1. First of all.| Then more.",
      "It was (he said) No. 5.| No.| It was not.",
      "Growth was 3.5 percent vs. 2.1 percent in Fla. and Calif. last year.",
      "The end.[12]| The next. [...]| More.",
      "He came!”| She left.",
      "Wow! 👍| Ok.",
  };
  for (const std::string& row : rows) {
    std::string text, expected;
    for (const char c : row)
      if (c != '|') text += c;
    std::vector<size_t> ends, wanted;
    for (const Sentence& sentence : english_segmenter().segment(article_of(text)))
      ends.push_back(sentence.span.end);
    size_t at = 0;
    for (const char c : row) {
      if (c == '|')
        wanted.push_back(at);
      else
        ++at;
    }
    wanted.push_back(text.size());
    CAPTURE(row);
    CHECK(ends == wanted);
  }
}

TEST_CASE("hard-wrapped lines are one paragraph, headlines and items are not") {
  const std::string wrapped =
      "The ministers of both countries met on Monday in the old town hall to\n"
      "speak about the bridge, which has been closed since the storm in April\n"
      "and which Alma, the smaller of the two towns, needs more than anything\n"
      "else. They did not agree.\n"
      "A second paragraph follows at once, and it is wrapped as well, so that\n"
      "its lines are as long as those above.\n";
  CHECK(show(wrapped).find("storm in April and which") != std::string::npos);
  CHECK(show(wrapped).find("¶ A second paragraph") != std::string::npos);
  const std::string headlines =
      "Ministers meet\nBridge stays closed\nThe towns are not amused by what was said there.\n";
  CHECK(show(headlines) ==
        "¶ Ministers meet\n¶ Bridge stays closed\n¶ The towns are not amused by what was said "
        "there .\n");
  const std::string items = "They want:\n- a bridge\n- a road\n• a train\n1. peace\n";
  CHECK(show(items) == "¶ They want :\n¶ - a bridge\n¶ - a road\n¶ • a train\n¶ 1 . peace\n");
}

TEST_CASE("wrapping the treebank by hand changes little") {
  const auto folder = treebank_folder();
  if (!folder) return;
  Score sentences;
  for (const TreebankDocument& document : read_treebank(*folder / "en_gum-ud-dev.conllu.xz")) {
    std::string text = document.text;
    size_t line = 0, space = 0;
    for (size_t i = 0; i < text.size(); ++i) {
      if (text[i] == ' ') space = i;
      if (text[i] == '\n') line = i + 1;
      if (i - line >= 78 && space > line) {
        text[space] = '\n';
        line = space + 1;
      }
    }
    const Article article = article_of(text);
    sentences.add(document.gold.sentences,
                  to_segmentation(text, english_segmenter().segment(article)).sentences);
  }
  MESSAGE("en_gum-ud-dev, wrapped at 78: sentences " << sentences.f1());
  CHECK(sentences.f1() >= 91);
}

TEST_CASE("what must hold, holds of every text of the corpus") {
  for (const auto& path : list_files(data_folder() / "corpus")) {
    CAPTURE(path.filename().string());
    const std::string bytes = read_file(path);
    if (find_invalid_utf8(bytes)) continue;
    const Article article = article_of(bytes);
    CHECK(find_violation(article, english_segmenter().segment(article)) == "");
  }
}

TEST_CASE("long sentences and words are cut at the documented limits") {
  const auto sentences = english_segmenter().segment(article_of(repeat("word ", 50000)));
  for (const Sentence& sentence : sentences)
    CHECK(sentence.words.size() <= Segmenter::max_sentence_words);
  const auto words = english_segmenter().segment(article_of(repeat("\xC3\xA9", 100000)));
  for (const Sentence& sentence : words)
    for (const Word& word : sentence.words) CHECK(word.form.size() <= Segmenter::max_word_bytes);
}

TEST_CASE("the time is linear whatever the text") {
  const std::vector<std::string> pieces = {"a",
                                           "word ",
                                           "a.",
                                           ". ",
                                           "...",
                                           "U.S. The ",
                                           "(",
                                           "“",
                                           "'",
                                           "-",
                                           "x-",
                                           "@",
                                           "a@",
                                           "1,",
                                           "1-",
                                           "1/",
                                           "http://",
                                           "www.",
                                           "a.b",
                                           "\n",
                                           "a\n",
                                           "\xF0\x9F\x87\xA8",
                                           "\xE2\x80\x8D",
                                           "&",
                                           "a&",
                                           "#",
                                           "[1]",
                                           "\xCC\x81",
                                           "don't",
                                           "\"",
                                           "\xE4\xB8\xAD",
                                           ":)",
                                           "_",
                                           "co-",
                                           "\xC2\xA0",
                                           "Mr. ",
                                           ") "};
  for (const std::string& piece : pieces) {
    CAPTURE(piece);
    // A quadratic step would need minutes.
    const double spent = seconds_for(repeat(piece, 1 << 18));
    CHECK(spent < 10);
  }
}
