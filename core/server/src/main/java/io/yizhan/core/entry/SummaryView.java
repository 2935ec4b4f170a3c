package io.yizhan.core.entry;

/**
 * An entry in a list, card or picker.
 *
 * @param locale in which its texts are wanted
 */
record SummaryView(EntryView entry, String locale) {}
