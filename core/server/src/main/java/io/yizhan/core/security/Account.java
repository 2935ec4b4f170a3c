package io.yizhan.core.security;

import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * The name a user signs in with, in its one canonical form: NFC, lower case, one script or a usual mix of scripts
 * (UTS #39 "highly restrictive"), nothing invisible.
 *
 * @param name canonical form; identity of the account
 * @param skeleton UTS #39 skeleton: equal for names that people mistake for each other; unique among users
 */
record Account(String name, String skeleton) {
    static final int SHORTEST = 2;
    static final int LONGEST = 100;

    /** The canonical form of what somebody typed; empty when it can be no account. */
    static Optional<Account> parse(String typed) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        String name = Normalizer.normalize(
                Normalizer.normalize(typed.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        if (name.codePointCount(0, name.length()) < SHORTEST
                || !name.codePoints().allMatch(Account::allowed)) {
            return Optional.empty();
        }
        SpoofChecker checker = new SpoofChecker.Builder()
                .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.INVISIBLE | SpoofChecker.MIXED_NUMBERS)
                .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
                .build();
        if (checker.failsChecks(name)) {
            return Optional.empty();
        }
        return Optional.of(new Account(name, checker.getSkeleton(name)));
    }

    private static boolean allowed(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                || Character.getType(codePoint) == Character.NON_SPACING_MARK
                || Character.getType(codePoint) == Character.COMBINING_SPACING_MARK
                || "._-@+".indexOf(codePoint) >= 0;
    }
}
