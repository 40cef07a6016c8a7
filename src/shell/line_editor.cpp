#include "shell/line_editor.h"

#include <histedit.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cwchar>
#include <utility>

#include "shell/console.h"
#include "shell/text_width.h"

namespace nuncio {

namespace {

constexpr int kHistorySize = 1000;
constexpr size_t kMostShown = 60;

// libedit reads multibyte text only where the locale's character set is UTF-8.
void use_utf8() {
  if (std::setlocale(LC_CTYPE, "C.UTF-8") == nullptr) std::setlocale(LC_CTYPE, "");
}

// Keeps SIGINT back but where somebody waits with `open()`, so that none comes unnoticed.
class SignalGate {
 public:
  SignalGate() {
    sigset_t closed;
    sigemptyset(&closed);
    sigaddset(&closed, SIGINT);
    pthread_sigmask(SIG_BLOCK, &closed, &open_);
  }
  ~SignalGate() { pthread_sigmask(SIG_SETMASK, &open_, nullptr); }
  SignalGate(const SignalGate&) = delete;
  SignalGate& operator=(const SignalGate&) = delete;

  const sigset_t* open() const { return &open_; }

 private:
  sigset_t open_;
};

void show_choices(const std::vector<std::string>& texts) {
  std::fputc('\n', stdout);
  const size_t shown = std::min(texts.size(), kMostShown);
  size_t widest = 0;
  for (size_t i = 0; i < shown; ++i) widest = std::max(widest, display_width(texts[i]));
  const size_t columns = std::max<size_t>(1, terminal_width(1) / (widest + 2));
  for (size_t i = 0; i < shown; ++i) {
    const bool last = (i + 1) % columns == 0 || i + 1 == shown;
    const std::string text = last ? texts[i] : pad_to_width(texts[i], widest + 2);
    std::fputs((text + (last ? "\n" : "")).c_str(), stdout);
  }
  if (shown < texts.size()) std::printf("… and %zu more\n", texts.size() - shown);
  std::fflush(stdout);
}

}  // namespace

struct LineEditor::Impl {
  struct EditEnd {
    void operator()(EditLine* edit) const { el_end(edit); }
  };
  struct HistoryEnd {
    void operator()(History* history) const { history_end(history); }
  };

  static char* prompt_of(EditLine* edit) { return self(edit)->prompt.data(); }
  static Impl* self(EditLine* edit) {
    Impl* impl = nullptr;
    el_get(edit, EL_CLIENTDATA, &impl);
    return impl;
  }
  static unsigned char on_tab(EditLine* edit, int) { return self(edit)->complete_line(); }

  static int on_read(EditLine* edit, wchar_t* c) { return self(edit)->read_char(c); }

  unsigned char complete_line();
  int read_char(wchar_t* c);

  const std::atomic<bool>* stop = nullptr;  // both set while a line is read
  const SignalGate* gate = nullptr;
  std::filesystem::path file;
  std::string prompt;
  std::function<Completion(std::string_view)> completer;
  std::unique_ptr<History, HistoryEnd> history;
  std::unique_ptr<EditLine, EditEnd> edit;
};

unsigned char LineEditor::Impl::complete_line() {
  if (!completer) return CC_ERROR;
  const LineInfo* info = el_line(edit.get());
  const std::string before(info->buffer, info->cursor);
  const Completion found = completer(before);
  if (found.texts.empty() || found.begin > before.size()) return CC_ERROR;
  const std::string text =
      found.texts.size() == 1 ? found.texts.front() : common_prefix(found.texts);
  const std::string typed = before.substr(found.begin);
  if (found.texts.size() > 1 && text.size() <= typed.size()) {
    show_choices(found.texts);
    return CC_REDISPLAY;
  }
  // el_deletestr counts characters, not bytes.
  const auto is_start = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  el_deletestr(edit.get(), static_cast<int>(std::ranges::count_if(typed, is_start)));
  if (!text.empty() && el_insertstr(edit.get(), text.c_str()) == -1) return CC_ERROR;
  return CC_REFRESH;
}

// As libedit's own, which misses signals that come just before it waits: 1 for a character, 0 at
// the end, -1 with errno.
int LineEditor::Impl::read_char(wchar_t* c) {
  std::mbstate_t state{};
  for (;;) {
    if (stop->load()) {
      errno = EINTR;
      return -1;
    }
    pollfd input{STDIN_FILENO, POLLIN, 0};
    if (ppoll(&input, 1, nullptr, gate->open()) < 0) {
      if (errno == EINTR) continue;
      return -1;
    }
    char byte = 0;
    const ssize_t count = ::read(STDIN_FILENO, &byte, 1);
    if (count <= 0) return static_cast<int>(count);
    if (byte == '\0') continue;  // a Ctrl-D typed ahead, while the terminal gathered lines
    const size_t used = std::mbrtowc(c, &byte, 1, &state);
    constexpr auto kMore = static_cast<size_t>(-2);
    constexpr auto kFault = static_cast<size_t>(-1);
    if (used == kFault) state = {};
    if (used != kFault && used != kMore) return 1;
  }
}

std::filesystem::path history_file() {
  const char* state = std::getenv("XDG_STATE_HOME");
  if (state != nullptr && *state == '/') return std::filesystem::path(state) / "nuncio/history";
  const char* home = std::getenv("HOME");
  if (home != nullptr && *home == '/')
    return std::filesystem::path(home) / ".local/state/nuncio/history";
  return {};
}

LineEditor::LineEditor(std::filesystem::path history) : impl_(std::make_unique<Impl>()) {
  use_utf8();
  impl_->file = std::move(history);
  impl_->history.reset(history_init());
  HistEvent event;
  ::history(impl_->history.get(), &event, H_SETSIZE, kHistorySize);
  ::history(impl_->history.get(), &event, H_SETUNIQUE, 1);
  if (!impl_->file.empty()) {
    std::error_code ignored;
    std::filesystem::create_directories(impl_->file.parent_path(), ignored);
    ::history(impl_->history.get(), &event, H_LOAD, impl_->file.c_str());
  }
  impl_->edit.reset(el_init("nuncio", stdin, stdout, stderr));
  EditLine* edit = impl_->edit.get();
  el_set(edit, EL_CLIENTDATA, impl_.get());
  el_set(edit, EL_PROMPT, &Impl::prompt_of);
  el_set(edit, EL_GETCFN, &Impl::on_read);
  el_set(edit, EL_EDITOR, "emacs");
  el_set(edit, EL_HIST, &::history, impl_->history.get());
  el_set(edit, EL_ADDFN, "nuncio-complete", "complete the word", &Impl::on_tab);
  el_set(edit, EL_BIND, "^I", "nuncio-complete", nullptr);
  el_set(edit, EL_BIND, "^R", "em-inc-search-prev", nullptr);
  el_source(edit, nullptr);  // the user's own ~/.editrc
}

LineEditor::~LineEditor() = default;

void LineEditor::set_completer(std::function<Completion(std::string_view)> completer) {
  impl_->completer = std::move(completer);
}

LineEditor::Outcome LineEditor::read(const std::string& prompt, std::string& line,
                                     const std::atomic<bool>& stop) {
  const SignalGate gate;
  impl_->gate = &gate;
  impl_->stop = &stop;
  impl_->prompt = prompt;
  el_resize(impl_->edit.get());
  el_set(impl_->edit.get(), EL_PREP_TERM, 1);  // before the prompt invites to type
  int count = 0;
  const char* text = el_gets(impl_->edit.get(), &count);
  if (text == nullptr || count <= 0) {
    const bool interrupted = stop.load();
    std::fputc('\n', stdout);
    std::fflush(stdout);
    return interrupted ? Outcome::interrupted : Outcome::end;
  }
  line.assign(text, static_cast<size_t>(count));
  while (line.ends_with('\n') || line.ends_with('\r')) line.pop_back();
  return Outcome::line;
}

void LineEditor::remember(std::string_view statement) {
  std::string line(statement);
  if (line.find("//") == std::string::npos) std::ranges::replace(line, '\n', ' ');
  HistEvent event;
  ::history(impl_->history.get(), &event, H_ENTER, line.c_str());
  if (impl_->file.empty()) return;
  const mode_t before = umask(0077);  // questions are nobody else's business
  ::history(impl_->history.get(), &event, H_SAVE, impl_->file.c_str());
  umask(before);
}

}  // namespace nuncio
