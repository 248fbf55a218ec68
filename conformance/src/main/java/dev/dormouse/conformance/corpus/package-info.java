/**
 * The corpus: coroutines in every shape that the language allows and the weaver must survive, ordinary Java each. A method with
 * {@link dev.dormouse.conformance.Row} is a subject of the differential test. Subjects are pure but for {@link dev.dormouse.conformance.corpus.Log}
 * and their receiver: they keep nothing between starts.
 */
package dev.dormouse.conformance.corpus;
