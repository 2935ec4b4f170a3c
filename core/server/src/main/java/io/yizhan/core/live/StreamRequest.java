package io.yizhan.core.live;

import io.micronaut.core.convert.ConversionService;
import io.micronaut.core.convert.value.MutableConvertibleValues;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookies;
import io.micronaut.http.simple.SimpleHttpParameters;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * What is kept of the request an operation came with, to ask anew in its name: neither its body and parameters nor what was found out
 * about its caller.
 */
final class StreamRequest implements HttpRequest<Object> {
    private final HttpMethod method;
    private final URI uri;
    private final HttpHeaders headers;
    private final Cookies cookies;
    private final InetSocketAddress remoteAddress;
    private final MutableConvertibleValues<Object> attributes = MutableConvertibleValues.of(new LinkedHashMap<>());

    StreamRequest(HttpRequest<?> first) {
        this.method = first.getMethod();
        this.uri = URI.create(first.getPath());
        this.headers = first.getHeaders();
        this.cookies = first.getCookies();
        this.remoteAddress = first.getRemoteAddress();
    }

    @Override
    public HttpMethod getMethod() {
        return method;
    }

    @Override
    public URI getUri() {
        return uri;
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public Cookies getCookies() {
        return cookies;
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
        return remoteAddress;
    }

    @Override
    public HttpParameters getParameters() {
        return new SimpleHttpParameters(ConversionService.SHARED);
    }

    @Override
    public MutableConvertibleValues<Object> getAttributes() {
        return attributes;
    }

    @Override
    public Optional<Object> getBody() {
        return Optional.empty();
    }
}
