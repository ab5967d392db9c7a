using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Authoring.Projects;

/// <summary>Collects what a validation finds, each thing once and not without end.</summary>
internal sealed class Findings
{
    private const int Maximum = 500;

    private readonly List<ValidationFinding> _failures = [];
    private readonly List<ValidationFinding> _warnings = [];
    private readonly HashSet<(string Kind, string? Path, string? Target, string Message)> _seen = [];

    public IReadOnlyList<ValidationFinding> Failures => _failures;

    public IReadOnlyList<ValidationFinding> Warnings => _warnings;

    public void Fail(string kind, string message, string? path = null, string? target = null) =>
        Add(_failures, new() { Kind = kind, Message = message, Path = path, Target = target });

    public void Warn(string kind, string message, string? path = null, string? target = null) =>
        Add(_warnings, new() { Kind = kind, Message = message, Path = path, Target = target });

    /// <summary>What a reader of authored files said.</summary>
    public void Take(Problem problem, string kind, string? target = null) => Add(
        problem.IsError || kind == ValidationKinds.GeneratedContractInvalid ? _failures : _warnings,
        new() { Kind = kind, Message = problem.Message, Path = problem.Path, Line = problem.Line, Column = problem.Column, Target = target });

    private void Add(List<ValidationFinding> to, ValidationFinding finding)
    {
        if (_failures.Count + _warnings.Count < Maximum && _seen.Add((finding.Kind, finding.Path, finding.Target, finding.Message)))
        {
            to.Add(finding);
        }
    }
}
