// Adam (Kingma and Ba, 2015) over the network's parameters. Rows of the embeddings move only when a
// batch touches them.
#ifndef NUNCIO_SYNTAX_NETWORK_ADAM_H_
#define NUNCIO_SYNTAX_NETWORK_ADAM_H_

#include <span>
#include <vector>

#include "syntax/network/encoder_pass.h"
#include "syntax/network/parameters.h"

namespace nuncio {

class Adam {
 public:
  explicit Adam(const NetworkShape& shape) : first_(shape), second_(shape) {}

  // Moves the parameters against the sum of the gradients times `scale` and clears the gradients.
  void step(std::span<Gradients> gradients, float scale, float rate, NetworkParameters& parameters);

 private:
  NetworkParameters first_, second_;         // moments
  double first_left_ = 1, second_left_ = 1;  // powers of the decay rates
};

}  // namespace nuncio

#endif  // NUNCIO_SYNTAX_NETWORK_ADAM_H_
