import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { TermName } from '@/shared/model/TermName';
import { useTextIn } from '@/shared/model/useModel';
import { Picture } from '@/shared/ui/Picture';
import { minimumOf, plain } from './lines';
import type { InquiryLine } from './queries';

/** What is asked for: product, quantity, remarks; a line below the minimum order says so. */
export function InquiryLines({ lines }: { lines: InquiryLine[] }) {
  const { t } = useTranslation();
  return (
    <table className="inquiry-lines">
      <caption className="visually-hidden">{t('inquiries.lines')}</caption>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {t('inquiries.product')}
          </th>
          <th scope="col" className="cell-number">
            {t('inquiries.quantity')}
          </th>
          <th scope="col">{t('inquiries.remark')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={`${line.productId}-${line.unit ?? ''}`} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ line }: { line: InquiryLine }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const { product } = line;
  const minimum = minimumOf(line);
  // The partner wrote in its own language: the name it saw, and below it the one we know.
  const known = product && product.title !== '' && product.title !== line.productName;
  const unpublished = product && product.state !== 'PUBLISHED' && product.state !== 'CHANGED';
  return (
    <tr>
      <td className="inquiry-line-picture">
        <Picture asset={product?.image} decorative />
      </td>
      <th scope="row">
        {product ? (
          <Link to={`/content/exportProduct/${product.id}`} className="serif" dir="auto">
            {line.productName}
          </Link>
        ) : (
          <span className="serif" dir="auto">
            {line.productName}
          </span>
        )}
        {known && (
          <span className="hint" dir="auto">
            {product.title}
          </span>
        )}
        {line.catalogue && (
          <span className="hint" dir="auto">
            {t('inquiries.fromCatalogue', { title: line.catalogue.title })}
          </span>
        )}
        {unpublished && <span className="finding finding-warning">{t('inquiries.notPublished')}</span>}
      </th>
      <td className="cell-number">
        {plain(line.quantity)}
        {line.unit && (
          <>
            {' '}
            <TermName vocabulary="unitOfMeasure" codes={[line.unit]} />
          </>
        )}
        {minimum && (
          <span className="finding finding-warning">
            {t('inquiries.belowMinimum', {
              minimum: [minimum.quantity, textIn(minimum.unit)].filter(Boolean).join(' '),
            })}
          </span>
        )}
      </td>
      <td className="inquiry-line-note" dir="auto">
        {line.note}
      </td>
    </tr>
  );
}
