package io.yizhan.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S-02, S-04, H-STR-20. */
class PasswordHasherTest {
    private static final PasswordHasher.Cost CHEAP = new PasswordHasher.Cost(64, 1, 1);
    private final PasswordHasher hasher = new PasswordHasher(new SecureRandom(), CHEAP);

    @Test
    void aHashIsAPhcStringOfTheCostsInUse() {
        PasswordHasher real = new PasswordHasher(new SecureRandom());
        String hash = real.hash("correct horse battery staple");
        assertThat(hash).startsWith("$argon2id$v=19$m=47104,t=1,p=1$").hasSize(97);
        assertThat(real.verify("correct horse battery staple", hash))
                .isEqualTo(new PasswordHasher.Verification(true, false));
        assertThat(real.verify("correct horse battery stapler", hash).matches()).isFalse();
    }

    @Test
    void theSamePasswordNeverHasTheSameHashTwice() {
        assertThat(hasher.hash("the same password")).isNotEqualTo(hasher.hash("the same password"));
    }

    @Test
    void aHashOfOtherCostsStillVerifiesAndIsCalledOutdated() {
        String old = hasher.hash("an old password");
        PasswordHasher today = new PasswordHasher(new SecureRandom(), new PasswordHasher.Cost(128, 2, 1));
        assertThat(today.verify("an old password", old)).isEqualTo(new PasswordHasher.Verification(true, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "丝绸之路上的驼铃声声入耳明月几时有把酒问青天不知天上宫阙今夕是何年",
                "شىنجاڭ ئۇيغۇر ئاپتونوم رايونى مەدەنىيەت كۆرگەزمىسى سودا سارىيى",
                "Қазақстан мен Қытай арасындағы мәдени көрме және сауда орталығы",
                "معرض التبادل الثقافي على طريق الحرير بين الشرق والغرب والجنوب",
                "🐫🏜️🕌🎎🧵🪆🎨🐫🏜️🕌🎎🧵🪆🎨",
                "Crème brûlée à la carte, s'il vous plaît"
            })
    void passPhrasesOfAnyScriptWorkInEitherNormalForm(String phrase) {
        String hash = hasher.hash(Normalizer.normalize(phrase, Normalizer.Form.NFD));
        assertThat(hasher.verify(Normalizer.normalize(phrase, Normalizer.Form.NFC), hash)
                        .matches())
                .isTrue();
        assertThat(hasher.verify(phrase + " ", hash).matches()).isFalse();
    }

    @Test
    void theLastByteOfAHundredCounts() {
        String hash = hasher.hash("x".repeat(99) + "a");
        assertThat(hasher.verify("x".repeat(99) + "b", hash).matches()).isFalse();
        assertThat(hasher.verify("x".repeat(99) + "a", hash).matches()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "$2y$10$abc", "$argon2i$v=19$m=64,t=1,p=1$YWFh$YmJi"})
    void aStoredTextThatIsNoHashIsAnErrorNotAMatch(String stored) {
        assertThatIllegalArgumentException().isThrownBy(() -> hasher.verify("whatever it is", stored));
    }

    @Test
    void atMostTwoHashesRunAtOnceAndALongQueueIsRefused() throws InterruptedException {
        PasswordHasher slow = new PasswordHasher(new SecureRandom(), new PasswordHasher.Cost(16 * 1024, 1, 1));
        int refused = 0;
        int done = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(100)) {
            List<Future<String>> hashes = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                hashes.add(threads.submit(() -> slow.hash("a hundred at once")));
            }
            for (Future<String> hash : hashes) {
                try {
                    assertThat(hash.get()).startsWith("$argon2id$");
                    done++;
                } catch (ExecutionException e) {
                    assertThat(e.getCause())
                            .isInstanceOfSatisfying(
                                    ProblemException.class,
                                    thrown ->
                                            assertThat(thrown.problem().code()).isEqualTo(ProblemCode.RATE_LIMITED));
                    refused++;
                }
            }
        }
        assertThat(slow.mostRunning()).isLessThanOrEqualTo(2);
        assertThat(done).isGreaterThanOrEqualTo(22);
        assertThat(refused).isPositive();
        assertThat(slow.hash("free again")).startsWith("$argon2id$");
    }
}
