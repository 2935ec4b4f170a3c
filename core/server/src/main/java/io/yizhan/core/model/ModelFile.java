package io.yizhan.core.model;

/**
 * One file of a source.
 *
 * @param path within the model folder, with slashes: {@code types/work.yaml}, {@code vocabularies/country.csv}
 * @param content bytes as they lie there
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record ModelFile(String path, byte[] content) {}
