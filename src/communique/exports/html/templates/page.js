"use strict";
// Scripts only add: filters, sorting and the as-of slider. The page says everything without them.
(function () {
  var byId = function (id) { return document.getElementById(id); };
  var all = function (query, root) { return Array.prototype.slice.call((root || document).querySelectorAll(query)); };
  var tools = byId("claim-tools");
  if (!tools) return;
  tools.classList.remove("hidden");
  var rows = all(".claims tbody tr, .stories tbody tr");
  var words = rows.map(function (row) { return row.textContent.toLowerCase(); });
  var now = null;
  var value = function (id) { var field = byId(id); return field ? field.value : ""; };

  function known(at) { return now === null || (at !== "" && at <= now); }

  function filter() {
    var finding = value("f-finding"), status = value("f-status"), actor = value("f-actor");
    var wanted = value("f-words").toLowerCase().split(/\s+/).filter(Boolean), shown = 0;
    rows.forEach(function (row, i) {
      var data = row.dataset;
      var keep = known(data.at || (now === null ? "" : "9")) &&
        (!finding || data.finding === finding) && (!status || data.status === status) &&
        (!actor || (" " + data.actors + " ").indexOf(" " + actor + " ") >= 0) &&
        wanted.every(function (w) { return words[i].indexOf(w) >= 0; });
      row.classList.toggle("hidden", !keep);
      if (keep) shown += 1;
    });
    byId("f-count").textContent = shown === rows.length ? "" : shown + " of " + rows.length;
  }

  function sort() {
    var key = value("f-sort"), body = rows.length && rows[0].parentNode;
    var ordered = rows.slice();
    if (key === "time") ordered.sort(function (a, b) { return a.dataset.time < b.dataset.time ? -1 : a.dataset.time > b.dataset.time ? 1 : 0; });
    if (key === "origins") ordered.sort(function (a, b) { return b.dataset.origins - a.dataset.origins; });
    ordered.forEach(function (row) { body.appendChild(row); });
  }

  ["f-finding", "f-status", "f-actor"].forEach(function (id) { if (byId(id)) byId(id).addEventListener("change", filter); });
  byId("f-words").addEventListener("input", filter);
  if (byId("f-sort")) byId("f-sort").addEventListener("change", sort);

  // As known at a moment: what was published later disappears, origins are counted anew.
  var slider = byId("asof");
  if (slider) {
    var stops = all("#asof-moments i");
    byId("asof-tool").classList.remove("hidden");
    var pills = rows.map(function (row) { var pill = row.querySelector(".pill"); return pill ? pill.textContent : ""; });
    slider.addEventListener("input", function () {
      var stop = stops[+slider.value], last = +slider.value === stops.length - 1;
      now = last ? null : stop.dataset.at;
      byId("asof-out").textContent = stop.textContent;
      all(".four li, .conflict, ol.time > li, .evidence li, .said, article").forEach(function (part) {
        part.classList.toggle("hidden", !known(part.dataset.at));
      });
      rows.forEach(function (row, i) {
        var pill = row.querySelector(".pill");
        if (!pill) return;
        if (last) { pill.textContent = pills[i]; return; }
        var origins = {};
        all(".evidence li", row).forEach(function (e) { if (known(e.dataset.at)) origins[e.dataset.origin] = 1; });
        var n = Object.keys(origins).length;
        pill.textContent = n + (n === 1 ? " origin" : " origins") + " by then";
      });
      filter();
    });
  }

  // A link to a claim opens it.
  function open() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var inside = target && target.querySelector("details");
    if (inside) inside.open = true;
  }
  window.addEventListener("hashchange", open);
  open();
})();
