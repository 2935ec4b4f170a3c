package io.yizhan.core.portal;

import tools.jackson.databind.JsonNode;

/**
 * A picture as pages show it; never cropped.
 *
 * @param card address of the small size, 640 pixels
 * @param page address of the large size, 1280 pixels; empty where none was asked for
 * @param full address of the largest size; empty where none was asked for
 * @param width of the original in pixels; with the height it keeps the place while the picture loads
 * @param alt what it shows; empty for pictures beside the name of what they show
 * @param credit whom to name; may be empty
 */
record Picture(String card, String page, String full, int width, int height, Text alt, Text caption, String credit) {

    static Picture of(JsonNode asset, PageLanguage language) {
        return new Picture(
                asset.path("card").asString(""),
                asset.path("page").asString(""),
                asset.path("full").asString(""),
                asset.path("width").asInt(4),
                asset.path("height").asInt(3),
                Text.label(asset.path("alt").asString(""), language),
                Text.label(asset.path("caption").asString(""), language),
                asset.path("credit").asString(""));
    }
}
