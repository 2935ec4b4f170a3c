package io.yizhan.core.app;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.yizhan.core.security.Profile;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Settings of the program as a whole.
 *
 * @param profile {@code development} or {@code production}; the commands {@code start} and {@code serve} set it
 * @param home folder of the installation; the launcher sets it
 * @param dataFolder folder of everything the program keeps: embedded database, assets, search index; absent means
 *     {@code data} in the home folder
 * @param host address the server listens on
 * @param port port the server listens on; 0 takes any free one
 * @param sampleContent whether sample content is loaded at start, where it is missing
 * @param sampleSite whether the sample frontend is served at {@code /sample/}
 * @param drainTime longest wait for requests under way when the program is told to stop
 */
@ConfigurationProperties("yizhan")
public record AppConfig(
        @Bindable(defaultValue = "production") Profile profile,
        @Bindable(defaultValue = ".") Path home,
        @Bindable(defaultValue = "data") Path dataFolder,
        @Bindable(defaultValue = "127.0.0.1") String host,
        @Min(0) @Max(65535) @Bindable(defaultValue = "8080") int port,
        @Bindable(defaultValue = "false") boolean sampleContent,
        @Bindable(defaultValue = "false") boolean sampleSite,
        @Bindable(defaultValue = "20s") Duration drainTime) {}
