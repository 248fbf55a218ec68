/** What the samples have in common: {@link dev.dormouse.samples.Page}, bytes to be written at once, made without strings and without garbage. */
package dev.dormouse.samples;
