/**
 * Assets: takes uploads in, checks them by content, stores the bytes by their sha256, makes renditions and serves them
 * under {@code /assets/{id}/{name}}.
 * It does not know which entries use an asset nor who may see those ({@link io.yizhan.core.media.AssetUses} answers
 * both): what is not public it serves to staff, and to who was given an address with a pass. Ids are random UUIDs
 * (version 4) and are never listed in public. Images leave only as renditions, so no byte of an uploaded image, and none of its metadata, reaches a visitor.
 * Sends AssetChanged.
 */
@NullMarked
package io.yizhan.core.media;

import org.jspecify.annotations.NullMarked;
