/**
 * The content model as the admin shows it: types, forms, fields and vocabularies a caller may work with.
 * It does not hold entries, and does not read model files. It sends no events.
 */
@NullMarked
package io.yizhan.core.modelling;

import org.jspecify.annotations.NullMarked;
