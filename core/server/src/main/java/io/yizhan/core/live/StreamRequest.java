package io.yizhan.core.live;

import io.micronaut.core.convert.value.MutableConvertibleValues;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import java.util.LinkedHashMap;

/** The request a stream began with, asked anew: what was found out about its caller is not known any more. */
final class StreamRequest<B> extends HttpRequestWrapper<B> {
    private final MutableConvertibleValues<Object> attributes = MutableConvertibleValues.of(new LinkedHashMap<>());

    StreamRequest(HttpRequest<B> first) {
        super(first);
    }

    @Override
    public MutableConvertibleValues<Object> getAttributes() {
        return attributes;
    }
}
