package io.yizhan.core.search;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Transliterator;
import java.util.HashMap;
import java.util.Map;

/** Traditional Chinese signs as simplified ones, sign by sign (ICU). Made once: asking ICU for each text costs a hundred times more. */
final class HanVariants {
    private static final int FIRST = 0x3400;
    private static final int LAST = 0x9FFF;

    private final Map<Integer, String> simplified = new HashMap<>();

    HanVariants() {
        Transliterator icu = Transliterator.getInstance("Traditional-Simplified");
        for (int sign = FIRST; sign <= LAST; sign++) {
            if (UScript.getScript(sign) == UScript.HAN) {
                String text = Character.toString(sign);
                String other = icu.transliterate(text);
                if (!other.equals(text)) {
                    simplified.put(sign, other);
                }
            }
        }
    }

    String simplified(String text) {
        StringBuilder made = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String other = c < FIRST || c > LAST ? null : simplified.get((int) c);
            if (other != null && made == null) {
                made = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (made != null) {
                if (other == null) {
                    made.append(c);
                } else {
                    made.append(other);
                }
            }
        }
        return made == null ? text : made.toString();
    }
}
