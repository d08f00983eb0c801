"use strict";
// Scripts only add: filters, sorting, the as-of slider, lit evidence. The page says everything without them.
(function () {
  var byId = function (id) { return document.getElementById(id); };
  var all = function (query, root) { return Array.prototype.slice.call((root || document).querySelectorAll(query)); };
  var value = function (id) { var field = byId(id); return field ? field.value : ""; };

  // A link to a claim opens it and what it is folded in; a link to evidence lights all of its pieces.
  function follow() {
    var id = decodeURIComponent(location.hash.slice(1)), target = id && byId(id);
    all(".lit").forEach(function (piece) { piece.classList.remove("lit"); });
    if (!target) return;
    var inside = target.querySelector("details"), span = /^s=([^:]+):(\d+)-(\d+)$/.exec(id);
    if (inside && target.matches("tbody")) inside.open = true;
    for (var up = target.parentElement; up; up = up.parentElement) if (up.matches("details")) up.open = true;
    if (span) all(".ev", target.closest("article")).forEach(function (piece) {
      var start = +piece.dataset.s;
      piece.classList.toggle("lit", start >= +span[2] && start < +span[3]);
    });
    target.scrollIntoView();
  }
  window.addEventListener("hashchange", follow);

  // Print shows everything, whatever is open.
  var closed = [];
  window.addEventListener("beforeprint", function () {
    closed = all("details:not([open])");
    closed.forEach(function (part) { part.open = true; });
  });
  window.addEventListener("afterprint", function () { closed.forEach(function (part) { part.open = false; }); });

  var tools = byId("claim-tools");
  if (!tools) { follow(); return; }
  tools.classList.remove("hidden");
  var further = byId("further"), tables = all(".claims"), rows = all(".claims tbody");
  var leading = tables.length ? tables[0].tBodies.length : 0;
  var words = rows.map(function (row) { return row.textContent.toLowerCase(); });

  // What a row says at the moment that the slider shows.
  function now(row, name) {
    var parts = row.querySelectorAll("[data-" + name + "]");
    for (var i = 0; i < parts.length; i += 1) if (!parts[i].hidden) return parts[i].dataset[name];
    return "";
  }

  // More found rows than anybody reads would make a keystroke slow.
  var MOST = 40, opened = false;

  function filter() {
    var finding = value("f-finding"), status = value("f-status"), actor = value("f-actor"), time = value("f-time");
    var wanted = value("f-words").toLowerCase().split(/\s+/).filter(Boolean), shown = 0;
    var asked = Boolean(finding || status || actor || time || wanted.length);
    rows.forEach(function (row, i) {
      var keep = !row.hidden && (!finding || now(row, "finding") === finding) && (!status || now(row, "status") === status) &&
        (!time || (row.dataset.period || "none") === time) && (!actor || (" " + row.dataset.actors + " ").indexOf(" " + actor + " ") >= 0) &&
        wanted.every(function (word) { return words[i].indexOf(word) >= 0; });
      if (keep) shown += 1;
      row.classList.toggle("hidden", !keep || (asked && shown > MOST));
    });
    byId("f-count").textContent = (asked || shown < rows.length ? shown + " of " + rows.length : "") +
      (asked && shown > MOST ? ", the first " + MOST + " shown" : "");
    if (further && asked !== opened) {
      if (asked ? !further.open : opened) further.open = asked;
      opened = asked && further.open;
    }
  }

  var ORDERS = {
    time: function (a, b) { return a.dataset.time < b.dataset.time ? -1 : a.dataset.time > b.dataset.time ? 1 : 0; },
    origins: function (a, b) { return b.dataset.origins - a.dataset.origins; }
  };
  function sort() {
    var order = ORDERS[value("f-sort")], ordered = order ? rows.slice().sort(order) : rows;
    ordered.forEach(function (row, i) { tables[i < leading ? 0 : 1].appendChild(row); });
  }

  ["f-finding", "f-status", "f-actor", "f-time"].forEach(function (id) { if (byId(id)) byId(id).addEventListener("change", filter); });
  byId("f-words").addEventListener("input", filter);
  byId("f-sort").addEventListener("change", sort);

  // As known at a moment: every part says from when (and until when) it held; nothing is worked out here.
  var slider = byId("asof");
  if (slider) {
    var stops = all("#asof-moments i");
    var parts = all("[data-at]").map(function (part) {
      return { part: part, at: +part.dataset.at, until: part.dataset.until ? +part.dataset.until : Infinity, ghost: part.classList.contains("ghost") };
    });
    byId("asof-tool").classList.remove("hidden");
    slider.setAttribute("aria-valuetext", stops[stops.length - 1].textContent);
    slider.addEventListener("input", function () {
      var stop = stops[+slider.value], last = +slider.value === stops.length - 1, at = +stop.dataset.stop;
      parts.forEach(function (one) {
        var out = one.at > at || at >= one.until;
        if (one.ghost) one.part.classList.toggle("later", out);
        else if (one.part.hidden !== out) one.part.hidden = out;
      });
      document.body.classList.toggle("past", !last);
      byId("asof-out").textContent = stop.textContent;
      slider.setAttribute("aria-valuetext", stop.textContent);
      filter();
    });
  }
  follow();
})();
