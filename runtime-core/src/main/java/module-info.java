/** The runtime of woven coroutines: ports, views, the poll loop, and the network. */
module dev.dormouse {
    requires transitive dev.dormouse.arena;

    exports dev.dormouse;
    exports dev.dormouse.net;
    exports dev.dormouse.woven;
}
