# One library a module of lib/, from all .cc files in its folder. USES names
# the modules whose headers its own headers show; LINKS what only its .cc
# files need: further modules, and third-party libraries.
function(jobutils_module name)
  cmake_parse_arguments(ARG "" "" "USES;LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cc)
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/lib)
  target_link_libraries(${name} PUBLIC ${ARG_USES} PRIVATE ${ARG_LINKS})
endfunction()

# The text of FILES as part of a module: the array that its built_in.h declares
# as `extern const STRUCT ARRAY[]`, a row a file. A row is the COLUMNS, each
# FOLDER (the name of the file's folder), NAME (of the file) or STEM (that up to
# its first dot), and then the text, all `const char*`. A last row is null.
function(jobutils_embed module struct array)
  cmake_parse_arguments(ARG "" "" "COLUMNS;FILES" ${ARGN})
  set(script ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/embed.cmake)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/built_in.cc)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DHEADER=${module}/built_in.h
      -DSTRUCT=${struct} -DARRAY=${array} "-DCOLUMNS=${ARG_COLUMNS}"
      "-DINPUTS=${ARG_FILES}" -P ${script}
    DEPENDS ${ARG_FILES} ${script}
    VERBATIM)
  target_sources(${module} PRIVATE ${output})
endfunction()

# RE2 for a module: its archive with those of Abseil that newer ones want, so
# that an executable can be linked whole; the shared library where that fails.
function(jobutils_link_re2 name)
  find_package(PkgConfig REQUIRED)
  find_package(Threads REQUIRED)
  pkg_check_modules(RE2 REQUIRED re2)
  set(archives "")
  foreach(library ${RE2_STATIC_LIBRARIES})
    if(library MATCHES "^(re2|absl_)")
      find_library(RE2_ARCHIVE_${library} NAMES lib${library}.a
        HINTS ${RE2_STATIC_LIBRARY_DIRS})
      mark_as_advanced(RE2_ARCHIVE_${library})
      set(library ${RE2_ARCHIVE_${library}})
    endif()
    list(APPEND archives ${library})
  endforeach()
  include(CheckCXXSourceCompiles)
  set(CMAKE_REQUIRED_INCLUDES ${RE2_INCLUDE_DIRS})
  set(CMAKE_REQUIRED_LIBRARIES ${archives} Threads::Threads)
  check_cxx_source_compiles(
    "#include <re2/re2.h>
     int main() { return RE2::FullMatch(\"a\", \"(?P<b>a)\") ? 0 : 1; }"
    RE2_ARCHIVES_LINK)
  if(RE2_ARCHIVES_LINK)
    set(re2 ${archives})
  else()
    set(re2 ${RE2_LINK_LIBRARIES})
  endif()
  target_include_directories(${name} PRIVATE ${RE2_INCLUDE_DIRS})
  target_link_libraries(${name} PRIVATE ${re2} Threads::Threads)
endfunction()

# A start costs less with fewer shared libraries, and least without a dynamic
# loader (still placed at random: -static-pie).
set(whole FALSE)
set(partly "")
if(NOT APPLE AND NOT JOBUTILS_SANITIZE AND NOT JOBUTILS_FUZZ)
  set(partly -static-libstdc++ -static-libgcc -Wl,--gc-sections)
  include(CheckCXXSourceCompiles)
  set(CMAKE_REQUIRED_FLAGS -fPIE)
  set(CMAKE_REQUIRED_LINK_OPTIONS -static-pie)
  check_cxx_source_compiles("int main() { return 0; }" JOBUTILS_STATIC_PIE)
  unset(CMAKE_REQUIRED_FLAGS)
  unset(CMAKE_REQUIRED_LINK_OPTIONS)
  set(whole ${JOBUTILS_STATIC_PIE})
endif()

# One executable a file of cmd/, with its commands in a folder of its name if
# it has any, the stages it runs, and its shell completions. OFFLINE: it never
# asks for a host name, so it is linked whole.
function(jobutils_executable name)
  cmake_parse_arguments(ARG "OFFLINE" "" "" ${ARGN})
  file(GLOB commands CONFIGURE_DEPENDS ${name}/*.cc)
  add_executable(${name} ${name}.cc ${commands})
  target_link_libraries(${name} PRIVATE cli ${ARG_UNPARSED_ARGUMENTS})
  if(ARG_OFFLINE AND whole)
    target_link_options(${name} PRIVATE -static-pie -Wl,--gc-sections)
  else()
    target_link_options(${name} PRIVATE ${partly})
  endif()
  install(TARGETS ${name})
  set(completions ${PROJECT_BINARY_DIR}/completions)
  add_custom_command(TARGET ${name} POST_BUILD
    COMMAND ${CMAKE_COMMAND} -E make_directory ${completions}
    COMMAND ${name} --completion bash > ${completions}/${name}
    COMMAND ${name} --completion zsh > ${completions}/_${name}
    COMMAND ${name} --completion fish > ${completions}/${name}.fish)
  install(FILES ${completions}/${name}
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${completions}/_${name}
    DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
  install(FILES ${completions}/${name}.fish
    DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endfunction()

# One test program a file of tests/unit/, with the modules it tests.
function(jobutils_unit_test name)
  add_executable(${name}_test ${name}_test.cc)
  target_link_libraries(${name}_test PRIVATE ${ARGN} GTest::gtest_main)
  add_test(NAME unit.${name} COMMAND ${name}_test)
endfunction()
