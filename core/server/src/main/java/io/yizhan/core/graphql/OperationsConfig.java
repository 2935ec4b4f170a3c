package io.yizhan.core.graphql;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which operations sites may send, under {@code yizhan.graphql.operations}.
 *
 * @param allowed folder of {@code .graphql} files, or a JSON file of texts by their SHA-256 (hex); the delivery API and its
 *     preview then run these operations only. Absent: any operation within the limits. Read at the start
 */
@ConfigurationProperties("yizhan.graphql.operations")
public record OperationsConfig(@Nullable Path allowed) {}
