# What `cmake --install` and `cpack` put where. The package lands beside the program,
# build/release/kilde_*.deb. It needs the program alone, so packaging does not build the tests.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)
install(TARGETS kilde RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
foreach(folder IN ITEMS data models)
  if(EXISTS ${PROJECT_SOURCE_DIR}/${folder})
    install(DIRECTORY ${PROJECT_SOURCE_DIR}/${folder} DESTINATION ${CMAKE_INSTALL_DATADIR}/kilde)
  endif()
endforeach()

# The program itself prints its completion scripts, so they cannot fall behind its options.
if(NOT KILDE_SANITIZE AND NOT KILDE_FUZZ)
  set(completions ${PROJECT_BINARY_DIR}/completions)
  file(MAKE_DIRECTORY ${completions})
  foreach(shell IN ITEMS bash zsh fish)
    add_custom_command(OUTPUT ${completions}/${shell} DEPENDS kilde VERBATIM
                       COMMAND $<TARGET_FILE:kilde> completion ${shell} > ${completions}/${shell})
    list(APPEND scripts ${completions}/${shell})
  endforeach()
  add_custom_target(kilde_completions ALL DEPENDS ${scripts})
  install(FILES ${completions}/bash RENAME kilde
          DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${completions}/zsh RENAME _kilde
          DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
  install(FILES ${completions}/fish RENAME kilde.fish
          DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()
if(EXISTS ${PROJECT_SOURCE_DIR}/docs/man/kilde.1)
  install(FILES ${PROJECT_SOURCE_DIR}/docs/man/kilde.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endif()
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/CHANGELOG.md
              ${PROJECT_SOURCE_DIR}/README.md
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/examples DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME kilde)
set(CPACK_PACKAGE_VENDOR "kilde")
set(CPACK_PACKAGE_CONTACT "The kilde developers <kilde@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Who said what, according to whom
 kilde reads news reports and lists their claims: who is credited with what, in
 which words, through whom it came, when and where it stands in the text.")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_STRIP_FILES ON)
include(CPack)
