'use strict';

exports.setupAdminPageRoute = (router, place, controller) => router.pages.set(place, controller);
