/** The runtime of woven coroutines: ports, views, and the poll loop. */
module dev.dormouse {
    requires transitive dev.dormouse.arena;

    exports dev.dormouse;
    exports dev.dormouse.woven;
}
