<div class="acp-page-container px-lg-4">
	<h4 class="fw-bold tracking-tight mt-3">Quietroom</h4>
	<p class="alert {{{ if reached }}}alert-success{{{ else }}}alert-danger{{{ end }}}" role="status">{state}</p>
	{{{ if closed }}}<p>Until this is put right, nobody can post in the categories that it covers. Authors keep their text and are asked to try again.</p>{{{ end }}}
	{{{ if shadow }}}<p>Shadow mode: everything is judged and reported, nothing is changed.</p>{{{ end }}}
	{{{ if gateway }}}
	<dl>
		<dt>Gateway</dt><dd>{gateway}</dd>
		<dt>This forum's name there</dt><dd>{host}</dd>
		<dt>Categories</dt><dd>{categories}</dd>
	</dl>
	{{{ end }}}
	<p>All this is set in <code>quietroom</code> in <code>config.json</code>. After a change, restart NodeBB.</p>
</div>
