// Hosts that carry the listings of many companies.

#ifndef JOBUTILS_COMPANY_BOARD_HOSTS_H_
#define JOBUTILS_COMPANY_BOARD_HOSTS_H_

#include <string_view>

namespace jobutils {

// Whether `host` (in lower case) is, or lies within, that of a job board, of
// software for applicants, or of another place where everyone publishes: it
// says nothing of whose listing it is.
bool IsBoardHost(std::string_view host);

}  // namespace jobutils

#endif  // JOBUTILS_COMPANY_BOARD_HOSTS_H_
