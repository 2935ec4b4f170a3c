/**
 * The content model: content types, fields, field groups, vocabularies and the one condition tree, read from files and
 * checked as a whole into one immutable {@link io.yizhan.core.model.ContentModel}.
 * It knows how settings write the address of an entry's page. It does not store entries, draw tables or build GraphQL: other rooms read the model and do. Sends no events itself.
 */
@NullMarked
package io.yizhan.core.model;

import org.jspecify.annotations.NullMarked;
