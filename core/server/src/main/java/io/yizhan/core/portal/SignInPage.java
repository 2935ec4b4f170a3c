package io.yizhan.core.portal;

import java.util.Optional;

/**
 * The form to sign in.
 *
 * @param account as last typed
 * @param next page to go on to, below the language
 * @param refusal why it did not work
 */
record SignInPage(Frame frame, String account, String next, Optional<String> refusal) {}
