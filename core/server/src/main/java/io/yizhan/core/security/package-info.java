/**
 * Who is calling and what they may do: accounts, sign-in, sessions, API tokens, roles and grants, and the {@link
 * io.yizhan.core.security.Access} that answers for every row, field and locale.
 * It does not hold content, and it does not decide which partner has bought what: other rooms write grants, only this
 * one reads them. Sends AccessChanged.
 */
@NullMarked
package io.yizhan.core.security;

import org.jspecify.annotations.NullMarked;
