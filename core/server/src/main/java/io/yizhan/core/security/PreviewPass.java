package io.yizhan.core.security;

/**
 * In the context of a request at the preview endpoint that brought a valid preview token: its caller is anonymous, and may read there
 * what anybody may, with the token's drafts laid over it. Put by the room preview.
 */
public record PreviewPass() {}
