package io.yizhan.core.portal;

import java.util.List;

/**
 * The form that sends the basket.
 *
 * @param enterprises how many inquiries it becomes
 * @param key makes sure that a form sent twice is one inquiry
 */
record InquiryPage(
        Frame frame,
        int products,
        int enterprises,
        String message,
        String market,
        String incoterm,
        List<Choice> markets,
        List<Choice> incoterms,
        String key,
        Notes notes) {}
