<div class="acp-page-container px-lg-4">
	<h4 class="fw-bold tracking-tight mt-3">Quietroom</h4>
	<p class="alert {{{ if reached }}}alert-success{{{ else }}}alert-danger{{{ end }}}" role="status">{state}</p>
	{{{ if closed }}}<p>Until it is, nobody can post in the categories below; authors are told to try again.</p>{{{ end }}}
	{{{ if shadow }}}<p>Shadow mode: everything is judged and reported, nothing is changed.</p>{{{ end }}}
	<dl>
		<dt>Gateway</dt><dd>{gateway}</dd>
		<dt>This forum's name there</dt><dd>{host}</dd>
		<dt>Categories</dt><dd>{categories}</dd>
	</dl>
	<p>These come from <code>quietroom</code> in <code>config.json</code>; change them there and restart NodeBB.</p>
</div>
