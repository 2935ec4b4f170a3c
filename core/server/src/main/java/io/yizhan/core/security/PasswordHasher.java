package io.yizhan.core.security;

import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) over the NFC form of a password, as PHC strings: {@code $argon2id$v=19$m=47104,t=1,p=1$salt$hash}.
 * Each run takes 46 MiB, so at most two run at once, on threads of their own (a computation would not let go of the carrier
 * of a virtual thread); when twenty wait, the caller is refused with RATE_LIMITED instead of letting memory or time grow.
 */
@Singleton
final class PasswordHasher {
    /** OWASP's Argon2id choice of 46 MiB, one pass, one lane. */
    static final Cost COST = new Cost(46 * 1024, 1, 1);

    private static final int AT_ONCE = 2;
    private static final int WAITING = 20;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final SecureRandom random;
    private final Cost cost;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("password-", 0).factory());
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostRunning = new AtomicInteger();

    /** Memory in KiB, passes, lanes. */
    record Cost(int memory, int passes, int lanes) {}

    /** Whether the password is right, and whether its hash was made with other costs than today's. */
    record Verification(boolean matches, boolean outdated) {}

    @Inject
    PasswordHasher(SecureRandom random) {
        this(random, COST);
    }

    PasswordHasher(SecureRandom random, Cost cost) {
        this.random = random;
        this.cost = cost;
        threads.allowCoreThreadTimeOut(true);
    }

    /** A fresh PHC string, 97 characters. */
    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = derive(password, salt, cost, HASH_BYTES);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.memory() + ",t=" + cost.passes() + ",p=" + cost.lanes() + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    Verification verify(String password, String phc) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not an Argon2id PHC string");
        }
        Cost stored = new Cost(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        boolean matches = MessageDigest.isEqual(expected, derive(password, salt, stored, expected.length));
        return new Verification(matches, !stored.equals(cost));
    }

    /** The most hashes that ever ran at the same time. */
    int mostRunning() {
        return mostRunning.get();
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    private byte[] derive(String password, byte[] salt, Cost with, int length) {
        try {
            return threads.submit(() -> counted(password, salt, with, length)).get();
        } catch (RejectedExecutionException e) {
            throw Problem.of(ProblemCode.RATE_LIMITED).exception(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(ProblemCode.RATE_LIMITED).exception(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Argon2id failed", e);
        }
    }

    private byte[] counted(String password, byte[] salt, Cost with, int length) {
        mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            return argon2(password, salt, with, length);
        } finally {
            running.decrementAndGet();
        }
    }

    private static byte[] argon2(String password, byte[] salt, Cost with, int length) {
        byte[] secret = Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(with.memory())
                    .withIterations(with.passes())
                    .withParallelism(with.lanes())
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[length];
            generator.generateBytes(secret, hash);
            return hash;
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
