#include "shell/fd_stream.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "nuncio/error.h"

namespace nuncio {

FdBuffer::FdBuffer(int fd) : fd_(fd) {
  setp(buffer_.data(), buffer_.data() + buffer_.size());
}

FdBuffer::~FdBuffer() {
  drain();
}

bool FdBuffer::drain() {
  const char* at = pbase();
  while (failure_ == 0 && at < pptr()) {
    const ssize_t written = ::write(fd_, at, static_cast<size_t>(pptr() - at));
    if (written >= 0)
      at += written;
    else if (errno != EINTR)
      failure_ = errno;
  }
  setp(buffer_.data(), buffer_.data() + buffer_.size());
  return failure_ == 0;
}

FdBuffer::int_type FdBuffer::overflow(int_type c) {
  if (!drain()) return traits_type::eof();
  if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
  return traits_type::not_eof(c);
}

int FdBuffer::sync() {
  return drain() ? 0 : -1;
}

FdStream::FdStream(int fd, std::string name)
    : std::ostream(nullptr), buffer_(fd), name_(std::move(name)) {
  rdbuf(&buffer_);
}

void FdStream::finish() {
  flush();
  if (const int failure = buffer_.failure())
    throw Error(Error::Kind::system, "cannot write " + name_ + ": " + std::strerror(failure));
}

bool FdStream::reader_gone() const {
  return buffer_.failure() == EPIPE;
}

}  // namespace nuncio
