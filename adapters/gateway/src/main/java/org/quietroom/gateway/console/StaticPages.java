package org.quietroom.gateway.console;

/** Style and scripts: the same for everybody, under names that change with their content, so they may be kept. */
final class StaticPages {
    private StaticPages() {}

    static void open(Door door) {
        door.get("/desk/static/{version}/{name}", null, visit -> {
            Assets.Asset asset = Assets.find(visit.http().pathParam("name"));
            if (asset == null) {
                throw new Trouble(404, "missing");
            }
            visit.http()
                    .header("Cache-Control", "public, max-age=31536000, immutable")
                    .contentType(asset.type() + "; charset=utf-8")
                    .result(asset.text());
        });
    }
}
