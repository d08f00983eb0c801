"use strict";
// Scripts only add: the search. The list says everything without it.
(function () {
  var tools = document.getElementById("story-tools"), field = document.getElementById("f-words");
  var stories = Array.prototype.slice.call(document.querySelectorAll(".story"));
  if (!tools || !field) return;
  tools.classList.remove("hidden");
  var words = stories.map(function (story) { return (story.textContent + " " + story.dataset.words).toLowerCase(); });
  field.addEventListener("input", function () {
    var wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean), shown = 0;
    stories.forEach(function (story, i) {
      var keep = wanted.every(function (word) { return words[i].indexOf(word) >= 0; });
      story.classList.toggle("hidden", !keep);
      shown += keep ? 1 : 0;
    });
    document.getElementById("f-count").textContent = wanted.length ? shown + " of " + stories.length : "";
  });
})();
