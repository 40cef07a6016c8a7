// An output stream over a file descriptor that remembers why writing failed, so that a full disk
// behind standard output is an error with a reason and not silence.
#ifndef NUNCIO_SHELL_FD_STREAM_H_
#define NUNCIO_SHELL_FD_STREAM_H_

#include <array>
#include <ostream>
#include <streambuf>
#include <string>

namespace nuncio {

class FdBuffer : public std::streambuf {
 public:
  // Does not own `fd`.
  explicit FdBuffer(int fd);
  ~FdBuffer() override;
  FdBuffer(const FdBuffer&) = delete;
  FdBuffer& operator=(const FdBuffer&) = delete;

  // errno of the first write that failed; 0 where none did.
  int failure() const { return failure_; }

 protected:
  int_type overflow(int_type c) override;
  int sync() override;

 private:
  bool drain();

  int fd_;
  int failure_ = 0;
  std::array<char, 1 << 16> buffer_;
};

class FdStream : public std::ostream {
 public:
  // `name` is what messages call it ("standard output").
  FdStream(int fd, std::string name);

  // Writes out what is buffered. Throws Error{system} with the reason where anything was lost.
  void finish();
  // Whether the reader at the other end of a pipe has gone away.
  bool reader_gone() const;

 private:
  FdBuffer buffer_;
  std::string name_;
};

}  // namespace nuncio

#endif  // NUNCIO_SHELL_FD_STREAM_H_
